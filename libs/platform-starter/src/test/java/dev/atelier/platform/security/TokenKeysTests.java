package dev.atelier.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeysTests {

    @Test
    void the_first_key_signs_and_all_are_known() {
        TokenKeys keys = TokenKeys.parse(CraftedToken.KEYS);
        assertThat(keys.signing().kid()).isEqualTo("new");
        assertThat(keys.all()).extracting(TokenKey::kid).containsExactly("new", "old");
        assertThat(keys.find("old")).isNotNull();
        assertThat(keys.find("older")).isNull();
    }

    @Test
    void reads_both_spellings_of_base64() {
        byte[] secret = Base64.getDecoder().decode(CraftedToken.secret(5));
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        assertThat(TokenKeys.parse("a:" + url).signing().secret().getEncoded())
                .isEqualTo(TokenKeys.parse("a:" + CraftedToken.secret(5))
                        .signing()
                        .secret()
                        .getEncoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", "justtext", ":c2VjcmV0", "kid:", "bad kid:AAAA", "kid:%%%%"})
    void refuses_what_is_no_list_of_keys(String setting) {
        assertThatIllegalStateException().isThrownBy(() -> TokenKeys.parse(setting));
    }

    @Test
    void refuses_31_bytes_and_does_not_repeat_them() {
        String secret = CraftedToken.secret(5).substring(0, 40);
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenKeys.parse("a:" + secret))
                .withMessageContaining("'a'")
                .withMessageContaining("32 bytes")
                .withMessageNotContaining(secret);
    }

    @Test
    void refuses_two_keys_of_one_name() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenKeys.parse("a:" + CraftedToken.secret(1) + ",a:" + CraftedToken.secret(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "your-256-bit-secret-your-256-bit-secret",
                "a-string-secret-at-least-256-bits-long",
                "ThisIsAnExampleKeyThatNobodyShouldEverUse",
                "changeme-changeme-changeme-changeme",
                "0123456789abcdef0123456789abcdef",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refuses_secrets_everybody_knows(String secret) {
        String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.US_ASCII));
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenKeys.parse("a:" + base64))
                .withMessageContaining("example value");
    }

    @Test
    void refuses_zeros_and_counting() {
        byte[] counting = new byte[48];
        for (int i = 0; i < counting.length; i++) {
            counting[i] = (byte) i;
        }
        for (byte[] secret : new byte[][] {new byte[32], counting}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> TokenKeys.parse("a:" + Base64.getEncoder().encodeToString(secret)));
        }
    }

    @Test
    void never_shows_a_secret() {
        assertThat(TokenKeys.parse(CraftedToken.KEYS)).hasToString("[TokenKey[new], TokenKey[old]]");
        assertThat(new PlatformSecurityProperties("a:b", "ops", "pass", true).toString())
                .doesNotContain("a:b", "pass");
    }
}
