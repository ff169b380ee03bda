package dev.atelier.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProfileTest extends RunningService {

    private String name;
    private ApiClient mine;

    @BeforeEach
    void signUp() {
        name = freshName();
        mine = api.as(registered(name).accessToken());
    }

    @Test
    void a_change_is_kept_and_touches_nothing_else() {
        mine.put("/api/auth/me", Map.of("lastName", "Lovelace"));
        Answer changed = mine.put(
                "/api/auth/me",
                "{\"firstName\":\"Ada\",\"avatar\":\"https://example.com/ada.png\",\"preferences\":"
                        + "{\"theme\":\"dark\",\"notifications\":{\"mail\":false}},\"role\":\"ADMIN\"}");

        assertThat(changed.status()).isEqualTo(200);
        JsonNode user = mine.get("/api/auth/me").data();
        assertThat(user).isEqualTo(changed.data());
        assertThat(user.get("firstName").stringValue()).isEqualTo("Ada");
        assertThat(user.get("lastName").stringValue()).isEqualTo("Lovelace");
        assertThat(user.get("avatar").stringValue()).isEqualTo("https://example.com/ada.png");
        assertThat(user.get("preferences").get("theme").stringValue()).isEqualTo("dark");
        assertThat(user.get("preferences").get("language").stringValue()).isEqualTo("zh-CN");
        assertThat(user.get("preferences").get("notifications").get("mail").booleanValue())
                .isFalse();
        assertThat(user.get("role").stringValue()).isEqualTo("USER");
        assertThat(user.get("updatedAt").stringValue())
                .isGreaterThan(user.get("createdAt").stringValue());
    }

    @Test
    void null_clears_a_member() {
        mine.put("/api/auth/me", Map.of("firstName", "Ada"));

        assertThat(mine.put("/api/auth/me", "{\"firstName\":null}")
                        .data()
                        .get("firstName")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_new_email_address_signs_in_at_once() {
        String email = "New." + name + "@example.com";

        assertThat(mine.put("/api/auth/me", Map.of("email", email))
                        .data()
                        .get("email")
                        .stringValue())
                .isEqualTo(email);
        assertThat(login(email.toLowerCase(Locale.ROOT), PASSWORD).status()).isEqualTo(200);
        assertThat(login(name + "@example.com", PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
    }

    @Test
    void another_accounts_email_address_is_taken() {
        String other = freshName();
        registered(other);

        Answer answer = mine.put("/api/auth/me", Map.of("email", other + "@EXAMPLE.com", "firstName", "Eve"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("EMAIL_TAKEN");
        assertThat(answer.field()).isEqualTo("email");
        assertThat(mine.get("/api/auth/me").data().get("firstName").isNull()).isTrue();
    }

    @Test
    void refuses_wrong_members_by_name_in_both_languages() {
        var body = Map.of("avatar", "https://169.254.169.254/latest/meta-data");

        Answer chinese = mine.put("/api/auth/me", body);
        Answer english = mine.english().put("/api/auth/me", body);

        assertThat(chinese.status()).isEqualTo(422);
        assertThat(chinese.code()).isEqualTo("CONTENT_REJECTED");
        assertThat(chinese.field()).isEqualTo("avatar");
        assertThat(chinese.errorMessage()).contains("https", "头像");
        assertThat(english.errorMessage()).contains("https address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/a.png",
                "https://user:secret@example.com/a.png",
                "javascript:alert(1)",
                "https:///a.png",
                "https://exa mple.com",
                "https://127.0.0.1.nip.io/a.png",
                "https://lvh.me/a.png",
                "https://2130706433/",
                "config-server:8888",
                "data:image/png;base64,AAAA"
            })
    void an_avatar_that_may_lead_inside_is_refused_and_nothing_is_changed(String avatar) {
        Answer refused = mine.put("/api/auth/me", Map.of("firstName", "Eve", "avatar", avatar));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo("avatar");
        assertThat(mine.get("/api/auth/me").data().get("firstName").isNull()).isTrue();
    }

    @Test
    void hostile_texts_are_stored_literally() {
        String text = "${jndi:ldap://x} #{7*7} <b>$set";

        assertThat(mine.put("/api/auth/me", Map.of("firstName", text))
                        .data()
                        .get("firstName")
                        .stringValue())
                .isEqualTo(text);
    }
}
