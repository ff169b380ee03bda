package dev.atelier.user.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.TokenKeys;
import dev.atelier.user.TestKeys;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokensTest {

    private static final String SESSION = "0123456789abcdef01234567";
    private static final String OLD_KEY = TestKeys.random("old");
    private static final String NEW_KEY = TestKeys.random("new");

    private final RefreshTokens tokens = new RefreshTokens(TokenKeys.parse(OLD_KEY));
    private final String seed = tokens.newSeed();

    @Test
    void a_token_is_read_back() {
        RefreshToken token = tokens.make(SESSION, seed, 7);

        assertThat(RefreshToken.parse(token.text())).isEqualTo(token);
        assertThat(token.text()).startsWith(SESSION + ".7.");
    }

    @Test
    void every_instance_makes_the_same_successor() {
        var otherInstance = new RefreshTokens(TokenKeys.parse(OLD_KEY));

        assertThat(otherInstance.make(SESSION, seed, 1)).isEqualTo(tokens.make(SESSION, seed, 1));
    }

    @Test
    void sessions_generations_seeds_and_keys_have_different_tokens() {
        RefreshToken token = tokens.make(SESSION, seed, 1);

        assertThat(tokens.make(SESSION, seed, 2).secret()).isNotEqualTo(token.secret());
        assertThat(tokens.make(SESSION, tokens.newSeed(), 1).secret()).isNotEqualTo(token.secret());
        assertThat(tokens.make(SESSION.replace('0', '1'), seed, 1).secret()).isNotEqualTo(token.secret());
        assertThat(new RefreshTokens(TokenKeys.parse(NEW_KEY))
                        .make(SESSION, seed, 1)
                        .secret())
                .isNotEqualTo(token.secret());
    }

    @Test
    void recognises_its_own_tokens_only() {
        RefreshToken token = tokens.make(SESSION, seed, 1);
        var forged = new RefreshToken(SESSION, 2, token.secret());

        assertThat(tokens.isGenuine(token, seed)).isTrue();
        assertThat(tokens.isGenuine(forged, seed)).isFalse();
    }

    @Test
    void tokens_outlive_a_rotation_of_keys() {
        RefreshToken token = tokens.make(SESSION, seed, 1);
        var rotated = new RefreshTokens(TokenKeys.parse(NEW_KEY + "," + OLD_KEY));

        assertThat(rotated.isGenuine(token, seed)).isTrue();
        assertThat(Objects.requireNonNull(rotated.makeAgain(SESSION, seed, 1, token.hash())))
                .isEqualTo(token);
        assertThat(new RefreshTokens(TokenKeys.parse(NEW_KEY)).makeAgain(SESSION, seed, 1, token.hash()))
                .isNull();
    }

    @Test
    void the_secret_is_in_no_text_but_the_token_itself() {
        RefreshToken token = tokens.make(SESSION, seed, 1);

        assertThat(token.toString()).doesNotContain(token.secret());
        assertThat(token.hash()).hasSize(64).doesNotContain(token.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
                "0123456789abcdef01234567.1.short",
                "0123456789ABCDEF01234567.1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "0123456789abcdef01234567.9999999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "0123456789abcdef01234567.-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void other_texts_are_no_refresh_tokens(String text) {
        assertThat(RefreshToken.parse(text)).isNull();
    }
}
