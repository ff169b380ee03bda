package dev.atelier.user.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atelier.user.TestKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] SECRET = "sk-canary-0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String OLD = TestKeys.vault("old");
    private static final String NEW = TestKeys.vault("new");
    private static final SecretOwner ANN = new SecretOwner("a".repeat(24), "openai", "1".repeat(24));

    private final Vault vault = TestVaults.of(OLD);

    @Test
    void what_was_sealed_opens_for_its_owner() {
        SealedSecret sealed = vault.seal(SECRET, ANN);

        assertThat(vault.open(sealed, ANN)).isEqualTo(SECRET);
        assertThat(sealed.version()).isOne();
        assertThat(sealed.kid()).isEqualTo("old");
        assertThat(sealed.ciphertext()).hasSize(12 + SECRET.length + 16);
        assertThat(sealed.wrappedKey()).hasSize(12 + 32 + 16);
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        SealedSecret one = vault.seal(SECRET, ANN);
        SealedSecret other = vault.seal(SECRET, ANN);

        assertThat(one.ciphertext()).isNotEqualTo(other.ciphertext());
        assertThat(one.wrappedKey()).isNotEqualTo(other.wrappedKey());
    }

    /** V03 */
    @Test
    void a_seal_put_under_another_user_service_or_credential_does_not_open() {
        SealedSecret sealed = vault.seal(SECRET, ANN);

        refuses(sealed, new SecretOwner("b".repeat(24), ANN.service(), ANN.credentialId()));
        refuses(sealed, new SecretOwner(ANN.userId(), "anthropic", ANN.credentialId()));
        refuses(sealed, new SecretOwner(ANN.userId(), ANN.service(), "2".repeat(24)));
    }

    /** V03 */
    @Test
    void neither_part_of_a_seal_can_be_taken_from_another_one() {
        SealedSecret one = vault.seal(SECRET, ANN);
        SealedSecret other = vault.seal(SECRET, ANN);

        refuses(new SealedSecret(1, "old", one.wrappedKey(), other.ciphertext()), ANN);
        refuses(new SealedSecret(1, "old", other.wrappedKey(), one.ciphertext()), ANN);
    }

    /** V04 */
    @Test
    void every_flipped_bit_is_noticed() {
        SealedSecret sealed = vault.seal(SECRET, ANN);

        for (int bit = 0; bit < sealed.ciphertext().length * 8; bit++) {
            refuses(new SealedSecret(1, "old", sealed.wrappedKey(), flipped(sealed.ciphertext(), bit)), ANN);
        }
        for (int bit = 0; bit < sealed.wrappedKey().length * 8; bit++) {
            refuses(new SealedSecret(1, "old", flipped(sealed.wrappedKey(), bit), sealed.ciphertext()), ANN);
        }
    }

    /** V04 */
    @Test
    void every_cut_is_noticed() {
        SealedSecret sealed = vault.seal(SECRET, ANN);

        for (int length = 0; length < sealed.ciphertext().length; length++) {
            refuses(new SealedSecret(1, "old", sealed.wrappedKey(), Arrays.copyOf(sealed.ciphertext(), length)), ANN);
        }
        for (int length = 0; length < sealed.wrappedKey().length; length++) {
            refuses(new SealedSecret(1, "old", Arrays.copyOf(sealed.wrappedKey(), length), sealed.ciphertext()), ANN);
        }
    }

    @Test
    void refuses_a_format_and_a_master_key_it_does_not_know() {
        SealedSecret sealed = vault.seal(SECRET, ANN);

        refuses(new SealedSecret(2, "old", sealed.wrappedKey(), sealed.ciphertext()), ANN);
        refuses(new SealedSecret(1, "other", sealed.wrappedKey(), sealed.ciphertext()), ANN);
    }

    /** V05: half a million secrets are a million encryptions, of each secret and of its data key. */
    @Test
    void a_million_encryptions_have_a_million_nonces() {
        int secrets = 500_000;
        long[] wrapping = new long[secrets];
        long[] sealing = new long[secrets];
        for (int i = 0; i < secrets; i++) {
            SealedSecret sealed = vault.seal(SECRET, ANN);
            wrapping[i] = nonceStart(sealed.wrappedKey());
            sealing[i] = nonceStart(sealed.ciphertext());
        }

        // By chance two of a million random 64-bit values are the same once in 3.7 * 10^7 runs.
        assertThat(distinct(wrapping)).isEqualTo(secrets);
        assertThat(distinct(sealing)).isEqualTo(secrets);
    }

    @Test
    void rewrapping_keeps_the_secret_and_needs_the_old_master_key_no_more() {
        SealedSecret sealed = vault.seal(SECRET, ANN);

        SealedSecret rewrapped = TestVaults.of(NEW + "," + OLD).rewrap(sealed, ANN);

        assertThat(rewrapped.kid()).isEqualTo("new");
        assertThat(rewrapped.ciphertext()).isEqualTo(sealed.ciphertext());
        assertThat(TestVaults.of(NEW).open(rewrapped, ANN)).isEqualTo(SECRET);
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> vault.open(rewrapped, ANN));
    }

    @Test
    void nothing_it_prints_or_throws_holds_a_secret() {
        SealedSecret sealed = vault.seal(SECRET, ANN);
        var changed = new SealedSecret(1, "old", sealed.wrappedKey(), flipped(sealed.ciphertext(), 99));

        assertThat(sealed.toString()).isEqualTo("SealedSecret[v1, old]");
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> vault.open(changed, ANN))
                .withMessageContaining(ANN.credentialId())
                .withMessageNotContaining("canary")
                .withNoCause();
    }

    private void refuses(SealedSecret sealed, SecretOwner owner) {
        assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> vault.open(sealed, owner));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << (bit % 8));
        return copy;
    }

    private static long nonceStart(byte[] message) {
        return ByteBuffer.wrap(message).getLong();
    }

    private static long distinct(long[] values) {
        return Arrays.stream(values).distinct().count();
    }
}
