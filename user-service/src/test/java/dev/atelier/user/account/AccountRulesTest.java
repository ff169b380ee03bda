package dev.atelier.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", "A.b-c_9", "12345678901234567890123456789012"})
    void accepts_user_names(String name) {
        assertThat(AccountRules.usernameRule(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "123456789012345678901234567890123", "a b c", "a@b.c", "名字名字", "abc\n", "a/b/c"})
    void refuses_user_names(String name) {
        assertThat(AccountRules.usernameRule(name)).isEqualTo("account.username.form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.de", "first.last+tag@sub.example.com", "O'Neil@EXAMPLE.org", "x@xn--fiq228c.cn"})
    void accepts_email_addresses(String email) {
        assertThat(AccountRules.emailRule(email)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "@b.de",
                "a@b",
                "a@b..de",
                ".a@b.de",
                "a.@b.de",
                "a..b@c.de",
                "a b@c.de",
                "a@-b.de",
                "a@b.de\n",
                "a@b@c.de x",
                "a@b.de ",
                "\"a\"@b.de"
            })
    void refuses_email_addresses(String email) {
        assertThat(AccountRules.emailRule(email)).isEqualTo("account.email.form");
    }

    @Test
    void refuses_an_email_address_of_more_than_254_characters() {
        String domain = "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + "." + "e".repeat(60) + ".de";

        assertThat(AccountRules.emailRule("a".repeat(7) + "@" + domain)).isNull();
        assertThat(AccountRules.emailRule("a".repeat(8) + "@" + domain)).isEqualTo("account.email.form");
    }

    @Test
    void judges_a_hostile_email_address_quickly() {
        String hostile = "a".repeat(60) + "@" + "b-".repeat(90) + "!";

        assertThat(AccountRules.emailRule(hostile)).isEqualTo("account.email.form");
    }

    @Test
    void refuses_names_with_control_characters_or_half_characters() {
        assertThat(AccountRules.nameRule("张伟 O'Neil 😀")).isNull();
        assertThat(AccountRules.nameRule("a\0b")).isEqualTo("account.name.form");
        assertThat(AccountRules.nameRule("a\uD83D")).isEqualTo("account.name.form");
        assertThat(AccountRules.nameRule("a".repeat(65))).isEqualTo("account.name.form");
    }
}
