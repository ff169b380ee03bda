package dev.atelier.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class PasswordPolicyTest {

    private static final String LENGTH = "account.password.length";
    private static final String CHARACTERS = "account.password.characters";

    @Test
    void accepts_8_to_72_bytes() {
        assertThat(PasswordPolicy.brokenRule("a".repeat(8))).isNull();
        assertThat(PasswordPolicy.brokenRule("a".repeat(72))).isNull();
    }

    @Test
    void refuses_a_short_password() {
        assertThat(PasswordPolicy.brokenRule("a".repeat(7))).isEqualTo(LENGTH);
    }

    @Test
    void refuses_what_bcrypt_would_cut_off() {
        assertThat(PasswordPolicy.brokenRule("a".repeat(73))).isEqualTo(LENGTH);
    }

    @Test
    void counts_bytes_not_characters() {
        assertThat(PasswordPolicy.brokenRule("密码密")).isNull();
        assertThat(PasswordPolicy.brokenRule("密".repeat(24))).isNull();
        assertThat(PasswordPolicy.brokenRule("密".repeat(25))).isEqualTo(LENGTH);
    }

    @Test
    void refuses_characters_that_bcrypt_cannot_tell_apart() {
        assertThat(PasswordPolicy.brokenRule("abcdefgh\0abcdefgh")).isEqualTo(CHARACTERS);
        assertThat(PasswordPolicy.brokenRule("abcdefgh\uD800")).isEqualTo(CHARACTERS);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void requires_a_password(String none) {
        assertThat(PasswordPolicy.brokenRule(none)).isEqualTo("account.required");
    }
}
