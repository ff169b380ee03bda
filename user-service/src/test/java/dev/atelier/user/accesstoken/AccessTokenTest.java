package dev.atelier.user.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ProgramToken;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

class AccessTokenTest extends RunningService {

    private ApiClient mine;
    private String userId;

    @BeforeEach
    void signUp() {
        Answer session = registered(freshName());
        mine = api.as(session.accessToken());
        userId = session.userId();
    }

    @Test
    void a_token_is_shown_once_and_stored_as_a_hash() {
        Answer created = mine.post(
                "/api/tokens",
                Map.of(
                        "name",
                        " CI ",
                        "expiresAt",
                        "2999-01-31T12:00:00+08:00",
                        "scopes",
                        List.of("chat", "stats"),
                        "budgetMicros",
                        5_000_000,
                        "userId",
                        "64b000000000000000000001",
                        "spentMicros",
                        -7));

        assertThat(created.status()).isEqualTo(201);
        JsonNode token = created.data();
        String secret = token.get("token").stringValue();
        assertThat(ProgramToken.parse(secret)).isNotNull();
        assertThat(secret).startsWith(token.get("prefix").stringValue());
        assertThat(token.get("name").stringValue()).isEqualTo("CI");
        assertThat(token.get("expiresAt").stringValue()).isEqualTo("2999-01-31T04:00:00.000Z");
        assertThat(token.get("scopes").valueStream().map(JsonNode::stringValue)).containsExactly("chat", "stats");
        assertThat(token.get("budgetMicros").longValue()).isEqualTo(5_000_000);
        assertThat(token.get("spentMicros").longValue()).isZero();
        assertThat(token.get("lastUsed").isNull()).isTrue();

        Document stored =
                mongo.findById(new ObjectId(created.data().get("id").stringValue()), Document.class, "access_tokens");
        assertThat(stored).isNotNull();
        assertThat(stored.getString("userId")).isEqualTo(userId);
        assertThat(stored.toJson()).doesNotContain(secret.substring(10));
        assertThat(mine.get("/api/tokens").body().toString()).doesNotContain(secret.substring(10));
    }

    @Test
    void only_a_name_is_required() {
        Answer created = mine.post("/api/tokens", Map.of("name", "all"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().get("scopes").isEmpty()).isTrue();
        assertThat(created.data().get("expiresAt").isNull()).isTrue();
        assertThat(created.data().get("budgetMicros").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | name",
                "{'name':'  '} | name",
                "{'name':5} | name",
                "{'name':'a\\u0007b'} | name",
                "{'name':'x','expiresAt':'tomorrow'} | expiresAt",
                "{'name':'x','expiresAt':'2020-01-01T00:00:00Z'} | expiresAt",
                "{'name':'x','expiresAt':'+12020-01-01T00:00:00Z'} | expiresAt",
                "{'name':'x','expiresAt':1900000000} | expiresAt",
                "{'name':'x','scopes':['chat','keys']} | scopes",
                "{'name':'x','scopes':['CHAT']} | scopes",
                "{'name':'x','scopes':['chat','chat']} | scopes",
                "{'name':'x','scopes':[null]} | scopes",
                "{'name':'x','scopes':'chat'} | scopes",
                "{'name':'x','budgetMicros':-1} | budgetMicros",
                "{'name':'x','budgetMicros':1.5} | budgetMicros",
                "{'name':'x','budgetMicros':'5'} | budgetMicros",
                "{'name':'x','budgetMicros':99999999999999999999} | budgetMicros",
            })
    void refuses_what_breaks_a_rule_and_names_the_field(String body, String field) {
        Answer refused = mine.post("/api/tokens", body.replace('\'', '"'));

        assertThat(refused.status()).as(body).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.field()).isEqualTo(field);
        assertThat(mine.get("/api/tokens").data().get("items").isEmpty()).isTrue();
    }

    @Test
    void names_every_wrong_field_in_the_callers_language() {
        Answer refused = mine.english()
                .post(
                        "/api/tokens",
                        Map.of("name", "n".repeat(101), "scopes", List.of("all"), "budgetMicros", -1, "expiresAt", ""));

        assertThat(refused.body()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").stringValue()))
                .containsExactly("name", "expiresAt", "scopes", "budgetMicros");
        assertThat(refused.errorMessage()).isEqualTo("A name has 1 to 100 characters and no control characters");
    }

    @Test
    void lists_the_newest_first_page_by_page() {
        List<String> made = List.of(create("a"), create("b"), create("c"));

        JsonNode first = mine.get("/api/tokens?limit=2").data();
        assertThat(ids(first)).containsExactly(made.get(2), made.get(1));
        assertThat(first.get("hasMore").booleanValue()).isTrue();
        JsonNode second = mine.get(
                        "/api/tokens?limit=2&after=" + first.get("nextAfter").stringValue())
                .data();
        assertThat(ids(second)).containsExactly(made.getFirst());
        assertThat(second.get("hasMore").booleanValue()).isFalse();
    }

    @Test
    void a_deleted_token_is_gone_from_the_list_and_cannot_be_deleted_again() {
        String id = create("short-lived");

        Answer deleted = mine.send("DELETE", "/api/tokens/" + id, null);

        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.data().isNull()).isTrue();
        assertThat(mine.get("/api/tokens").data().get("items").isEmpty()).isTrue();
        assertThat(mine.send("DELETE", "/api/tokens/" + id, null).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void nobody_else_sees_a_token_or_deletes_it() {
        String id = create("mine");
        ApiClient other = api.as(registered(freshName()).accessToken());

        assertThat(other.get("/api/tokens").data().get("items").isEmpty()).isTrue();
        assertThat(other.send("DELETE", "/api/tokens/" + id, null).status()).isEqualTo(404);
        assertThat(other.send("DELETE", "/api/tokens/no-id", null).status()).isEqualTo(404);
        assertThat(ids(mine.get("/api/tokens").data())).containsExactly(id);
    }

    @Test
    void however_many_are_made_at_once_the_bound_holds_and_a_deleted_one_makes_room() throws Exception {
        var answers = atOnce(70, () -> mine.post("/api/tokens", Map.of("name", "x")));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(50);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(20)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("CONFLICT"));

        String id = ids(mine.get("/api/tokens").data()).getFirst();
        mine.send("DELETE", "/api/tokens/" + id, null);
        assertThat(mine.post("/api/tokens", Map.of("name", "x")).status()).isEqualTo(201);
    }

    @Test
    void what_is_done_with_tokens_is_on_record() {
        String id = create("watched");
        mine.send("DELETE", "/api/tokens/" + id, null);

        var entries = mongo.find(Query.query(Criteria.where("objectId").is(id)), Document.class, "audit");
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactly("TOKEN_CREATED", "TOKEN_DELETED");
        assertThat(entries).extracting(entry -> entry.getString("actorId")).containsOnly(userId);
    }

    @Test
    void needs_a_session() {
        assertThat(api.get("/api/tokens").code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.post("/api/tokens", Map.of("name", "x")).code()).isEqualTo("UNAUTHENTICATED");
        String secret = mine.post("/api/tokens", Map.of("name", "x"))
                .data()
                .get("token")
                .stringValue();
        assertThat(api.as(secret).get("/api/tokens").code()).isEqualTo("UNAUTHENTICATED");
    }

    private String create(String name) {
        return mine.post("/api/tokens", Map.of("name", name)).data().get("id").stringValue();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }
}
