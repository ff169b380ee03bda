package dev.atelier.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.user.Answer;
import dev.atelier.user.RunningService;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

class SignInTest extends RunningService {

    @Test
    void by_user_name_or_email_address_without_regard_to_case() {
        String name = freshName();
        String id = registered(name).userId();

        assertThat(login(name, PASSWORD).userId()).isEqualTo(id);
        assertThat(login(name.toUpperCase(Locale.ROOT), PASSWORD).userId()).isEqualTo(id);
        assertThat(login(name + "@example.com", PASSWORD).userId()).isEqualTo(id);
        assertThat(login(name.toUpperCase(Locale.ROOT) + "@Example.COM", PASSWORD)
                        .userId())
                .isEqualTo(id);
    }

    @Test
    void notes_the_time() {
        String name = freshName();
        Instant before = Instant.parse(
                registered(name).data().get("user").get("lastLogin").stringValue());

        Instant after = Instant.parse(
                login(name, PASSWORD).data().get("user").get("lastLogin").stringValue());

        assertThat(after).isAfterOrEqualTo(before);
        Document stored = Objects.requireNonNull(
                mongo.findOne(Query.query(Criteria.where("username").is(name)), Document.class, "users"));
        assertThat(stored.getDate("lastLogin").toInstant()).isEqualTo(after);
    }

    @Test
    void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
        String name = freshName();
        registered(name);

        Answer wrong = login(name, "battery staple");
        Answer unknown = login(freshName(), PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(wrong.body()).isEqualTo(unknown.body());
        assertThat(wrong.status()).isEqualTo(unknown.status());
    }

    @Test
    void answers_in_both_languages() {
        Answer chinese = login(freshName(), PASSWORD);
        Answer english = api.english().post("/api/auth/login", Map.of("username", freshName(), "password", PASSWORD));

        assertThat(chinese.code()).isEqualTo(english.code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(chinese.errorMessage()).containsPattern("[\\u4e00-\\u9fff]");
        assertThat(english.errorMessage()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void a_disabled_account_is_told_so_only_with_the_right_password() {
        String name = freshName();
        Answer registered = registered(name);
        disable(registered.userId());

        assertThat(login(name, "battery staple").code()).isEqualTo("BAD_CREDENTIALS");
        Answer right = login(name, PASSWORD);
        assertThat(right.status()).isEqualTo(403);
        assertThat(right.code()).isEqualTo("ACCOUNT_DISABLED");
        assertThat(refresh(registered.refreshToken()).code()).isEqualTo("ACCOUNT_DISABLED");
        assertThat(api.as(registered.accessToken()).get("/api/auth/me").code()).isEqualTo("ACCOUNT_DISABLED");
    }

    @Test
    void requires_both_members() {
        Answer answer = api.post("/api/auth/login", Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").size()).isEqualTo(2);
        assertThat(answer.field()).isEqualTo("username");
    }

    @Test
    void refuses_an_operator_in_place_of_a_name() {
        Answer answer =
                api.post("/api/auth/login", Map.of("username", Map.of("$ne", ""), "password", Map.of("$gt", "")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void works_with_a_stale_token_in_hand() {
        String name = freshName();
        registered(name);

        assertThat(api.as("stale")
                        .post("/api/auth/login", Map.of("username", name, "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void everything_else_needs_a_token() {
        assertThat(api.get("/api/auth/me").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.put("/api/auth/me", Map.of()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.put("/api/auth/password", Map.of()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.post("/api/auth/logout", Map.of()).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.get("/api/auth/anything").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.get("/internal/revocations").code()).isEqualTo("UNAUTHENTICATED");
    }

    private void disable(String userId) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(new ObjectId(userId))),
                new Update().set("status", "disabled"),
                "users");
    }
}
