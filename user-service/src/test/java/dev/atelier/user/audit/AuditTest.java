package dev.atelier.user.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AuditTest extends RunningService {

    @Test
    void what_happens_to_an_account_is_on_record_newest_first() {
        String name = freshName();
        String id = registered(name).userId();
        login(name, "wrong password");
        Answer first = login(name, PASSWORD);
        api.as(first.accessToken()).put("/api/auth/me", Map.of("email", "new-" + name + "@example.com"));
        api.as(first.accessToken()).put("/api/auth/me", Map.of("email", "new-" + name + "@example.com"));
        api.as(first.accessToken()).put("/api/auth/password", passwords("wrong password"));
        api.as(first.accessToken()).put("/api/auth/password", passwords(PASSWORD));
        api.as(first.accessToken()).post("/api/auth/logout", Map.of());

        assertThat(actions(entriesOf(id)))
                .containsExactly(
                        "SIGN_OUT ok",
                        "PASSWORD_CHANGED ok",
                        "PASSWORD_CHANGED refused",
                        "EMAIL_CHANGED ok",
                        "SIGN_IN ok",
                        "SIGN_IN refused",
                        "SIGN_IN ok",
                        "SIGN_UP ok");
    }

    @Test
    void the_second_use_of_a_refresh_token_is_on_record() {
        Answer signedUp = registered(freshName());
        refresh(signedUp.refreshToken());
        clock.skip(Duration.ofSeconds(11));
        refresh(signedUp.refreshToken());

        JsonNode newest = entriesOf(signedUp.userId()).getFirst();
        assertThat(newest.get("action").stringValue()).isEqualTo("REFRESH_REUSED");
        assertThat(newest.get("result").stringValue()).isEqualTo("refused");
        assertThat(newest.get("objectId").stringValue())
                .isEqualTo(signedUp.refreshToken().substring(0, 24));
    }

    @Test
    void an_entry_says_who_what_when_and_from_where() {
        String name = freshName();
        String id = registered(name).userId();
        api.with("X-Request-Id", "my-request-1")
                .post("/api/auth/login", Map.of("username", name, "password", PASSWORD));

        JsonNode entry = entriesOf(id).getFirst();
        assertThat(entry.propertyNames())
                .containsExactly("id", "time", "actorId", "action", "objectId", "result", "clientAddress", "requestId");
        assertThat(entry.get("actorId").stringValue()).isEqualTo(id);
        assertThat(entry.get("clientAddress").stringValue()).isEqualTo("127.0.0.1");
        assertThat(entry.get("requestId").stringValue()).isEqualTo("my-request-1");
        assertThat(entry.get("time").stringValue()).endsWith("Z").hasSize(24);
    }

    @Test
    void a_refused_sign_in_names_no_actor_and_never_what_was_typed() {
        String name = freshName();
        String id = registered(name).userId();
        login(name, "typed password");
        api.with("X-Request-Id", "stray-" + name)
                .post("/api/auth/login", Map.of("username", "my secret", "password", "x"));

        assertThat(entriesOf(id).getFirst().get("actorId").isNull()).isTrue();
        Document stray = mongo.findOne(query(where("requestId").is("stray-" + name)), Document.class, "audit");
        assertThat(stray).isNotNull();
        assertThat(stray.get("objectId")).isNull();
        List<Document> about = mongo.find(query(where("involved").is(id)), Document.class, "audit");
        about.add(stray);
        assertThat(about.toString()).doesNotContain(name + "@", "typed password", "my secret", PASSWORD);
    }

    @Test
    void entries_are_found_by_user_and_by_action_and_come_in_pages() {
        String name = freshName();
        String id = registered(name).userId();
        login(name, PASSWORD);
        login(name, PASSWORD);
        ApiClient admin = api.as(freshAdmin().accessToken());

        JsonNode first = admin.get(
                        "/api/admin/audit?limit=2&action=SIGN_IN&userId=" + id.toUpperCase(java.util.Locale.ROOT))
                .data();
        assertThat(actions(items(first))).containsExactly("SIGN_IN ok", "SIGN_IN ok");
        assertThat(first.get("hasMore").booleanValue()).isTrue();

        JsonNode second = admin.get("/api/admin/audit?limit=2&action=SIGN_IN&userId=" + id + "&after="
                        + first.get("nextAfter").stringValue())
                .data();
        assertThat(items(second)).hasSize(1);
        assertThat(second.get("hasMore").booleanValue()).isFalse();
        assertThat(items(admin.get("/api/admin/audit?limit=5&userId=&action=").data()))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "userId=me,               userId",
        "userId=a&userId=b,       userId",
        "action=SIGN_INN,         action",
        "action=sign_in,          action",
        "limit=0,                 limit",
        "after=x,                 after",
        "userId=x&action=y,       userId",
    })
    void a_wrong_parameter_is_named(String parameters, String field) {
        Answer answer = api.as(freshAdmin().accessToken()).get("/api/admin/audit?" + parameters);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.field()).isEqualTo(field);
    }

    @Test
    void only_administrators_read_it() {
        Answer signedUp = registered(freshName());

        assertThat(api.as(signedUp.accessToken()).get("/api/admin/audit").code())
                .isEqualTo("FORBIDDEN");
        assertThat(api.get("/api/admin/audit").status()).isEqualTo(401);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            Answer answer = api.as(freshAdmin().accessToken()).send(method, "/api/admin/audit", "{}");
            assertThat(answer.status()).isEqualTo(405);
        }
    }

    private List<JsonNode> entriesOf(String userId) {
        return items(api.as(freshAdmin().accessToken())
                .get("/api/admin/audit?userId=" + userId)
                .data());
    }

    private static List<JsonNode> items(JsonNode page) {
        List<JsonNode> items = new ArrayList<>();
        page.get("items").forEach(items::add);
        return items;
    }

    private static List<String> actions(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> entry.get("action").stringValue() + " "
                        + entry.get("result").stringValue())
                .toList();
    }

    private static Map<String, String> passwords(String current) {
        return Map.of("currentPassword", current, "newPassword", "another horse");
    }
}
