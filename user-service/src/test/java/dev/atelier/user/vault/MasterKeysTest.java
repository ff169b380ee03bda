package dev.atelier.user.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.atelier.user.TestKeys;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V12 */
class MasterKeysTest {

    @Test
    void the_first_key_wraps_and_all_are_known() {
        MasterKeys keys = keys(TestKeys.vault("b") + "," + TestKeys.vault("a"));

        assertThat(keys.wrapping().kid()).isEqualTo("b");
        assertThat(keys.kids()).containsExactly("b", "a");
        assertThat(keys.find("a")).isNotNull();
        assertThat(keys.find("c")).isNull();
        assertThat(keys).hasToString("[MasterKey[b], MasterKey[a]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "justtext", ":c2VjcmV0", "kid:", "bad kid:AAAA", "kid:%%%%"})
    void does_not_start_without_keys(String setting) {
        assertThatIllegalStateException().isThrownBy(() -> keys(setting)).withMessageContaining("ATELIER_VAULT_KEYS");
    }

    @Test
    void does_not_start_with_a_key_that_is_not_256_bits() {
        for (int bytes : new int[] {16, 24, 31, 33, 48}) {
            String setting = TestKeys.random("k", bytes);
            assertThatIllegalStateException()
                    .isThrownBy(() -> keys(setting))
                    .withMessageContaining("'k'")
                    .withMessageContaining("32 bytes")
                    .withMessageNotContaining(setting.substring(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "change-me-change-me-change-me-32",
                "0123456789abcdef0123456789abcdef",
                "your-256-bit-secret-your-256-bit",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void does_not_start_with_a_key_everybody_knows(String text) {
        String key = Base64.getEncoder().encodeToString(text.getBytes());

        assertThatIllegalStateException().isThrownBy(() -> keys("k:" + key)).withMessageContaining("example");
    }

    @Test
    void does_not_start_with_two_keys_of_one_name() {
        assertThatIllegalStateException().isThrownBy(() -> keys(TestKeys.vault("k") + "," + TestKeys.vault("k")));
    }

    private static MasterKeys keys(String setting) {
        return new MasterKeys(new VaultProperties(setting));
    }
}
