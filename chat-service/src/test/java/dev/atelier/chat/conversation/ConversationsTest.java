package dev.atelier.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.Answer;
import dev.atelier.chat.ApiClient;
import dev.atelier.chat.RunningChat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversationsTest extends RunningChat {

    private static final String PATH = "/api/conversations";

    @Test
    void a_new_conversation_is_answered_as_it_is_stored() {
        Answer created = api.post(
                PATH,
                Map.of(
                        "model",
                        "gpt-test",
                        "title",
                        "Trip 旅行",
                        "settings",
                        Map.of("temperature", 0.5, "maxLength", 100, "topP", 1, "systemPrompt", "Be brief."),
                        "tags",
                        List.of("a", "b", "a"),
                        "userId",
                        "someone-else",
                        "unknown",
                        1));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("success").booleanValue()).isTrue();
        assertThat(created.body().path("message").stringValue()).isEqualTo("操作成功");
        JsonNode data = created.data();
        assertThat(members(data))
                .containsExactlyInAnyOrder(
                        "id", "userId", "title", "model", "settings", "tags", "messageCount", "createdAt", "updatedAt");
        assertThat(data.path("id").stringValue()).matches("[0-9a-f]{24}");
        assertThat(data.path("userId").stringValue()).isEqualTo(userId);
        assertThat(data.path("createdAt").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(data.path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(data.path("settings"))
                .isEqualTo(JsonMapper.shared()
                        .readTree(
                                "{\"temperature\":0.5,\"maxLength\":100,\"topP\":1.0,\"systemPrompt\":\"Be brief.\"}"));
        JsonNode read = readBack(created.id());
        assertThat(members(read)).contains("messages");
        assertThat(read.path("messages").isEmpty()).isTrue();
        assertThat(read.path("createdAt")).isEqualTo(data.path("createdAt"));
    }

    @Test
    void a_model_is_all_a_conversation_needs() {
        Answer created = api.post(PATH, Map.of("model", "gpt-test"));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.data().path("title").isNull()).isTrue();
        assertThat(created.data().path("settings").isEmpty()).isTrue();
        assertThat(created.data().path("messageCount").intValue()).isZero();
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                Arguments.of("{}", "model"),
                Arguments.of("{\"model\":null}", "model"),
                Arguments.of("{\"model\":\" \"}", "model"),
                Arguments.of("{\"model\":\"gpt-4/../../v1/files\"}", "model"),
                Arguments.of("{\"model\":\"gpt-test\\r\\nX: y\"}", "model"),
                Arguments.of("{\"model\":{\"$ne\":1}}", "model"),
                Arguments.of(valid("\"title\":\"" + "x".repeat(201) + "\""), "title"),
                Arguments.of(valid("\"title\":\"\\uD83D\""), "title"),
                Arguments.of(valid("\"title\":\"a\\nb\""), "title"),
                Arguments.of(valid("\"title\":\"a\\u0000b\""), "title"),
                Arguments.of(valid("\"title\":\"a\\u0085b\""), "title"),
                Arguments.of(valid("\"tags\":[\"a\\tb\"]"), "tags"),
                Arguments.of(valid("\"settings\":{\"systemPrompt\":\"a\\u001bb\"}"), "settings.systemPrompt"),
                Arguments.of(valid("\"settings\":{\"temperature\":2.1}"), "settings.temperature"),
                Arguments.of(valid("\"settings\":{\"temperature\":-0.1}"), "settings.temperature"),
                Arguments.of(valid("\"settings\":{\"temperature\":1e309}"), "settings.temperature"),
                Arguments.of(valid("\"settings\":{\"temperature\":\"NaN\"}"), "settings.temperature"),
                Arguments.of(valid("\"settings\":{\"temperature\":\"warm\"}"), "settings.temperature"),
                Arguments.of(valid("\"settings\":{\"topP\":1.01}"), "settings.topP"),
                Arguments.of(valid("\"settings\":{\"maxLength\":0}"), "settings.maxLength"),
                Arguments.of(valid("\"settings\":{\"maxLength\":-1}"), "settings.maxLength"),
                Arguments.of(valid("\"settings\":{\"maxLength\":16001}"), "settings.maxLength"),
                Arguments.of(valid("\"settings\":7"), "settings"),
                Arguments.of(
                        valid("\"settings\":{\"systemPrompt\":\"" + "x".repeat(32_769) + "\"}"),
                        "settings.systemPrompt"),
                Arguments.of(valid("\"tags\":\"a\""), "tags"),
                Arguments.of(valid("\"tags\":[\"\"]"), "tags"),
                Arguments.of(valid("\"tags\":[null]"), "tags"),
                Arguments.of(valid("\"tags\":[\"" + "x".repeat(51) + "\"]"), "tags"),
                Arguments.of(valid("\"tags\":" + Collections.nCopies(21, "\"a\"")), "tags"));
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void refuses_what_breaks_a_rule_in_both_languages(String body, String field) {
        Answer chinese = api.post(PATH, body);
        assertThat(chinese.status()).isEqualTo(400);
        assertThat(chinese.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(chinese.field()).isEqualTo(field);
        assertThat(chinese.errorMessage()).matches(".*\\p{IsHan}.*").doesNotContain("{");
        Answer english = api.english().post(PATH, body);
        assertThat(english.status()).isEqualTo(400);
        assertThat(english.field()).isEqualTo(field);
        assertThat(english.errorMessage()).doesNotMatch(".*\\p{IsHan}.*").doesNotContain("{", "chat.");
    }

    @Test
    void a_number_that_fits_nowhere_is_no_server_error() {
        assertThat(api.post(PATH, valid("\"settings\":{\"maxLength\":2147483648}"))
                        .status())
                .isEqualTo(400);
        assertThat(api.post(PATH, valid("\"settings\":{\"maxLength\":1e309}")).status())
                .isEqualTo(400);
    }

    @Test
    void names_every_field_that_is_wrong() {
        Answer refused = api.post(
                PATH, Map.of("model", "nope", "title", "x".repeat(201), "settings", Map.of("topP", 7, "maxLength", 0)));
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").stringValue()))
                .containsExactlyInAnyOrder("model", "title", "settings.topP", "settings.maxLength");
    }

    @Test
    void unreadable_json_is_malformed() {
        assertThat(api.post(PATH, "{\"model\":").code()).isEqualTo("MALFORMED_JSON");
        assertThat(api.post(PATH, "").code()).isEqualTo("MALFORMED_JSON");
        assertThat(api.post(PATH, "{\"model\":\"gpt-test\",\"model\":\"small-test\"}")
                        .code())
                .isEqualTo("MALFORMED_JSON");
    }

    @Test
    void without_a_token_there_is_nothing_to_see() {
        assertThat(anonymous().get(PATH).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(anonymous().post(PATH, Map.of("model", "gpt-test")).status()).isEqualTo(401);
    }

    @Test
    void a_conversation_of_somebody_else_does_not_exist() {
        String id = conversation();
        ApiClient other = clientOf(new ObjectId().toHexString());
        String path = PATH + "/" + id;
        assertThat(other.get(path).code()).isEqualTo("NOT_FOUND");
        assertThat(other.put(path, Map.of("title", "mine")).status()).isEqualTo(404);
        assertThat(other.post(path + "/messages", Map.of("content", "hello")).status())
                .isEqualTo(404);
        assertThat(other.delete(path).status()).isEqualTo(404);
        assertThat(other.get(PATH).data().path("items").isEmpty()).isTrue();
        assertThat(readBack(id).path("title").isNull()).isTrue();
        assertThat(providerCalls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "65f0000000000000000000ag", "65f0", "65f0000000000000000000aa", "%24ne"})
    void no_such_id_is_404(String id) {
        assertThat(api.get(PATH + "/" + id).code()).isEqualTo("NOT_FOUND");
        assertThat(api.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(api.put(PATH + "/" + id, Map.of()).status()).isEqualTo(404);
        assertThat(api.post(PATH + "/" + id + "/messages", Map.of("content", "x"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_change_touches_only_what_it_names() {
        String id = conversation(Map.of(
                "title",
                "old",
                "tags",
                List.of("t"),
                "settings",
                Map.of("temperature", 1, "systemPrompt", "Be brief.")));
        Answer changed = api.put(PATH + "/" + id, Map.of("title", "new", "messageCount", 99, "userId", "x"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.data().path("title").stringValue()).isEqualTo("new");
        assertThat(changed.data().path("tags").toString()).isEqualTo("[\"t\"]");
        assertThat(changed.data().path("settings").path("systemPrompt").stringValue())
                .isEqualTo("Be brief.");
        assertThat(changed.data().path("messageCount").intValue()).isZero();
        assertThat(changed.data().path("userId").stringValue()).isEqualTo(userId);
        assertThat(api.get(PATH + "?q=new").data().path("items").size()).isEqualTo(1);
        assertThat(api.get(PATH + "?q=old").data().path("items").size()).isZero();
    }

    @Test
    void settings_are_replaced_as_a_whole() {
        String id = conversation(Map.of("settings", Map.of("temperature", 1, "systemPrompt", "Be brief.")));
        api.put(PATH + "/" + id, Map.of("settings", Map.of("topP", 0.5), "model", "small-test", "tags", List.of()));
        JsonNode read = readBack(id);
        assertThat(read.path("settings").toString()).isEqualTo("{\"topP\":0.5}");
        assertThat(read.path("model").stringValue()).isEqualTo("small-test");
    }

    @Test
    void a_change_keeps_the_rules_of_the_model_it_leads_to() {
        String id = conversation();
        Answer refused = api.put(PATH + "/" + id, Map.of("model", "small-test", "settings", Map.of("maxLength", 101)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo("settings.maxLength");
        assertThat(api.put(PATH + "/" + id, Map.of("model", "nope")).field()).isEqualTo("model");
    }

    @Test
    void lists_are_newest_first_and_stable_while_rows_are_inserted() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(conversation());
        }
        JsonNode first = api.get(PATH + "?limit=2").data();
        assertThat(idsOf(first)).isEqualTo(ids.subList(0, 2));
        assertThat(first.path("hasMore").booleanValue()).isTrue();
        assertThat(members(first.path("items").path(0)))
                .contains("messageCount")
                .doesNotContain("messages");
        conversation();
        JsonNode second = api.get(
                        PATH + "?limit=2&after=" + first.path("nextAfter").stringValue())
                .data();
        assertThat(idsOf(second)).isEqualTo(ids.subList(2, 4));
        JsonNode third = api.get(
                        PATH + "?limit=2&after=" + second.path("nextAfter").stringValue())
                .data();
        assertThat(idsOf(third)).isEqualTo(ids.subList(4, 5));
        assertThat(third.path("hasMore").booleanValue()).isFalse();
        assertThat(third.path("nextAfter").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit", "limit=101,limit", "limit=x,limit", "after=zzz,after"})
    void refuses_a_bad_page(String query, String field) {
        Answer refused = api.get(PATH + "?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void filters_by_tag_model_and_words_of_the_title() {
        String trip = conversation(Map.of("title", "Trip to 北京 (a+)+$", "tags", List.of("travel", "x.y")));
        String code = conversation(Map.of("title", "Java code", "tags", List.of("Travel"), "model", "small-test"));
        assertThat(found("tag=travel")).containsExactly(trip);
        assertThat(found("tag=x.y")).containsExactly(trip);
        assertThat(found("tag=trav")).isEmpty();
        assertThat(found("model=small-test")).containsExactly(code);
        assertThat(found("q=java")).containsExactly(code);
        assertThat(found("q=%E5%8C%97%E4%BA%AC")).containsExactly(trip);
        assertThat(found("q=trip%20%E5%8C%97%E4%BA%AC&tag=travel&model=gpt-test"))
                .containsExactly(trip);
        assertThat(found("q=trip%20java")).isEmpty();
        assertThat(found("q=")).containsExactly(code, trip);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a%2B)%2B%24",
                ".*.*.*",
                "%25%25%25%25",
                "%5CQ%5CE",
                "%7B%22%24where%22%3A%221%22%7D",
                "%24where"
            })
    void any_query_is_plain_text(String query) {
        conversation(Map.of("title", "something else entirely"));
        Answer answer = api.get(PATH + "?q=" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("items").isEmpty()).isTrue();
    }

    @Test
    void an_endless_query_is_refused() {
        assertThat(api.get(PATH + "?q=" + "x".repeat(201)).field()).isEqualTo("q");
    }

    @Test
    void operators_in_parameters_are_no_operators() {
        conversation(Map.of("tags", List.of("a")));
        assertThat(api.get(PATH + "?tag%5B%24ne%5D=b&tag=%7B%22%24ne%22%3Anull%7D")
                        .data()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void strings_are_stored_literally() {
        for (String text : List.of("#{T(java.lang.Runtime)}", "${jndi:ldap://x}", "${7*7}", "<script>", "=cmd|x")) {
            assertThat(readBack(conversation(Map.of("title", text)))
                            .path("title")
                            .stringValue())
                    .isEqualTo(text);
        }
    }

    @Test
    void a_deleted_conversation_is_gone_at_once() {
        String id = conversation();
        say(id, "hello");
        Answer deleted = api.delete(PATH + "/" + id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body().path("data").isNull()).isTrue();
        assertThat(api.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(api.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(api.get(PATH).data().path("items").isEmpty()).isTrue();
        assertThat(mongo.getCollection("deletions").countDocuments(new Document("_id", id)))
                .isEqualTo(1);
    }

    @Test
    void other_methods_are_not_allowed() {
        Answer answer = api.send("PATCH", PATH + "/" + conversation(), Map.of("title", "x"));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(api.with("Content-Type", "text/plain")
                        .post(PATH, "{\"model\":\"gpt-test\"}")
                        .status())
                .isEqualTo(415);
    }

    private List<String> found(String query) {
        return idsOf(api.get(PATH + "?" + query).data());
    }

    private static List<String> idsOf(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("id").stringValue())
                .toList();
    }

    private static List<String> members(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }

    private static String valid(String member) {
        return "{\"model\":\"gpt-test\"," + member + "}";
    }
}
