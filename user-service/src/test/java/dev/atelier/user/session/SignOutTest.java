package dev.atelier.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.user.Answer;
import dev.atelier.user.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SignOutTest extends RunningService {

    private static final String NEW_PASSWORD = "battery staple";

    @Autowired
    private ServiceTokens serviceTokens;

    @Test
    void refuses_the_access_token_and_its_family_from_then_on() {
        Answer session = registered(freshName());

        Answer out = api.as(session.accessToken()).send("POST", "/api/auth/logout", null);

        assertThat(out.status()).isEqualTo(200);
        assertThat(out.data().isNull()).isTrue();
        Answer refused = api.as(session.accessToken()).get("/api/auth/me");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("TOKEN_REVOKED");
        assertThat(refresh(session.refreshToken()).code()).isEqualTo("TOKEN_REVOKED");
    }

    @Test
    void leaves_the_users_other_sessions_alone() {
        String name = freshName();
        Answer one = registered(name);
        Answer other = login(name, PASSWORD);

        api.as(one.accessToken()).post("/api/auth/logout", Map.of());

        assertThat(api.as(other.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(refresh(other.refreshToken()).status()).isEqualTo(200);
    }

    @Test
    void other_services_find_the_revocation() {
        Answer session = registered(freshName());
        api.as(session.accessToken()).post("/api/auth/logout", Map.of());

        Answer snapshot = api.as(serviceTokens.current()).get("/internal/revocations");

        assertThat(snapshot.status()).isEqualTo(200);
        assertThat(snapshot.body().isArray()).isTrue();
        var entry = snapshot.body()
                .valueStream()
                .filter(one -> session.refreshToken().startsWith(one.get("id").stringValue() + "."))
                .findFirst()
                .orElseThrow();
        assertThat(entry.propertyNames()).containsExactlyInAnyOrder("kind", "id", "revokedAt", "until");
        assertThat(entry.get("kind").stringValue()).isEqualTo("session");
    }

    @Test
    void a_users_token_opens_no_internal_door() {
        Answer session = registered(freshName());

        assertThat(api.as(session.accessToken()).get("/internal/revocations").code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void a_new_password_ends_every_other_session_and_keeps_this_one() {
        String name = freshName();
        Answer other = registered(name);
        Answer mine = login(name, PASSWORD);

        Answer changed = changePassword(mine, PASSWORD, NEW_PASSWORD);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().isNull()).isTrue();
        assertThat(api.as(other.accessToken()).get("/api/auth/me").code()).isEqualTo("TOKEN_REVOKED");
        assertThat(refresh(other.refreshToken()).code()).isEqualTo("TOKEN_REVOKED");
        assertThat(api.as(mine.accessToken()).get("/api/auth/me").status()).isEqualTo(200);
        assertThat(refresh(mine.refreshToken()).status()).isEqualTo(200);
        assertThat(login(name, PASSWORD).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(login(name, NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_password_is_changed_only_with_the_current_one() {
        String name = freshName();
        Answer session = registered(name);

        Answer refused = changePassword(session, "wrong password", NEW_PASSWORD);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(refused.field()).isEqualTo("currentPassword");
        assertThat(login(name, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_new_password_keeps_the_rules() {
        Answer session = registered(freshName());

        Answer refused = changePassword(session, PASSWORD, "密".repeat(25));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.field()).isEqualTo("newPassword");
    }

    @Test
    void of_two_racing_changes_of_a_password_one_wins() throws Exception {
        Answer session = registered(freshName());

        var answers = atOnce(4, () -> changePassword(session, PASSWORD, NEW_PASSWORD));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::code)
                .isSubsetOf("CONFLICT", "BAD_CREDENTIALS");
    }

    private Answer changePassword(Answer session, String current, String replacement) {
        return api.as(session.accessToken())
                .put("/api/auth/password", Map.of("currentPassword", current, "newPassword", replacement));
    }
}
