package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.ledger.Outcome;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Turns answered in one piece. */
class TurnsTest extends RunningChat {

    @Test
    void a_message_is_answered_stored_counted_and_priced() {
        String id = conversation();
        Answer answer = say(id, "hello [[say=Good day.]]");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode turn = answer.data();
        assertThat(turn.propertyNames()).containsExactly("userMessage", "assistantMessage", "usage");
        assertThat(turn.path("userMessage").propertyNames())
                .containsExactlyInAnyOrder("id", "role", "content", "timestamp");
        assertThat(turn.path("userMessage").path("role").stringValue()).isEqualTo("user");
        JsonNode reply = turn.path("assistantMessage");
        assertThat(reply.path("role").stringValue()).isEqualTo("assistant");
        assertThat(reply.path("content").stringValue()).isEqualTo("Good day.");
        assertThat(reply.path("model").stringValue()).isEqualTo("gpt-test");
        assertThat(reply.path("finishReason").stringValue()).isEqualTo("stop");
        JsonNode usage = turn.path("usage");
        long prompt = usage.path("promptTokens").longValue();
        long completion = usage.path("completionTokens").longValue();
        assertThat(prompt).isEqualTo(providerCalls().getFirst().promptTokens());
        assertThat(completion).isEqualTo(providerCalls().getFirst().completionTokens());
        assertThat(usage.path("totalTokens").longValue()).isEqualTo(prompt + completion);
        assertThat(usage.path("costMicros").longValue())
                .isEqualTo((prompt * 2_500_000 + completion * 15_000_000 + 500_000) / 1_000_000);
        assertThat(reply.path("usage")).isEqualTo(usage);
        JsonNode read = readBack(id);
        assertThat(read.path("messageCount").intValue()).isEqualTo(2);
        assertThat(read.path("messages").path(0)).isEqualTo(turn.path("userMessage"));
        assertThat(read.path("messages").path(1)).isEqualTo(reply);
    }

    @Test
    void our_count_of_the_prompt_is_the_providers() {
        String id = conversation(Map.of("settings", Map.of("systemPrompt", "Be brief.")));
        say(id, "first");
        say(id, "second 你好");
        mongo.getCollection("calls")
                .find(new Document("userId", userId))
                .forEach(call -> assertThat(call.get("event", Document.class).getString("usageSource"))
                        .isEqualTo("REPORTED"));
        List<Document> stored = mongo.getCollection("messages")
                .find(new Document("conversationId", id))
                .into(new ArrayList<>());
        int counted = stored.stream()
                .limit(3)
                .mapToInt(message -> message.getInteger("tokens"))
                .sum();
        int system = mongo.getCollection("conversations")
                .find(new Document("_id", new ObjectId(id)))
                .first()
                .getInteger("systemPromptTokens");
        assertThat(counted + system + 3).isEqualTo(providerCalls().getLast().promptTokens());
    }

    @Test
    void the_provider_sees_system_prompt_history_and_settings() {
        String id = conversation(Map.of(
                "settings", Map.of("temperature", 0.5, "topP", 0.9, "maxLength", 50, "systemPrompt", "Be brief.")));
        say(id, "one [[say=1]]");
        say(id, "two");
        JsonNode body = asked().getLast();
        assertThat(body.path("messages").toString())
                .isEqualTo("[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"one [[say=1]]\"},"
                        + "{\"role\":\"assistant\",\"content\":\"1\"},"
                        + "{\"role\":\"user\",\"content\":\"two\"}]");
        assertThat(body.path("temperature").doubleValue()).isEqualTo(0.5);
        assertThat(body.path("top_p").doubleValue()).isEqualTo(0.9);
        assertThat(body.path("max_completion_tokens").intValue()).isEqualTo(50);
        assertThat(body.path("model").stringValue()).isEqualTo("gpt-5.4");
        assertThat(body.has("userId")).isFalse();
    }

    @Test
    void a_message_may_ask_another_model_once() {
        String id = conversation();
        Answer answer = api.post(messagesOf(id), Map.of("content", "hello", "model", "small-test"));
        assertThat(answer.data().path("assistantMessage").path("model").stringValue())
                .isEqualTo("small-test");
        assertThat(readBack(id).path("model").stringValue()).isEqualTo("gpt-test");
        assertThat(asked().getLast().path("model").stringValue()).isEqualTo("gpt-5.2");
    }

    @Test
    void history_is_cut_to_the_models_window() {
        String id = conversation(Map.of("model", "small-test", "settings", Map.of("systemPrompt", "Be brief.")));
        for (int i = 0; i < 6; i++) {
            assertThat(say(id, "turn " + i + " [[say=" + "word ".repeat(60) + "]]")
                            .status())
                    .isEqualTo(201);
        }
        JsonNode messages = asked().getLast().path("messages");
        assertThat(messages.path(0).path("role").stringValue()).isEqualTo("system");
        assertThat(messages.path(1).path("role").stringValue()).isEqualTo("user");
        assertThat(messages.size()).isBetween(4, 8);
        assertThat(messages.path(messages.size() - 1).path("content").stringValue())
                .startsWith("turn 5");
        assertThat(providerCalls().getLast().promptTokens()).isLessThanOrEqualTo(300);
    }

    @Test
    void parts_reach_the_provider_as_they_were_sent() {
        String id = conversation();
        Answer answer = api.post(messagesOf(id), """
            {"content":[{"type":"text","text":"what is it?","extra":1},
             {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo=","detail":"low"}}]}\
            """);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        String sent = asked().getLast().path("messages").path(0).path("content").toString();
        assertThat(sent)
                .isEqualTo("[{\"type\":\"text\",\"text\":\"what is it?\"},{\"type\":\"image_url\",\"image_url\":"
                        + "{\"url\":\"data:image/png;base64,iVBORw0KGgo=\",\"detail\":\"low\"}}]");
        JsonNode stored = readBack(id).path("messages").path(0).path("content");
        assertThat(stored.path(0).path("text").stringValue()).isEqualTo("what is it?");
        assertThat(stored.path(1).path("image_url").path("detail").stringValue())
                .isEqualTo("low");
    }

    static Stream<Arguments> refusals() {
        String picture = "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"%s\"}}]";
        return Stream.of(
                Arguments.of("{}", 400, "VALIDATION_FAILED", "content"),
                Arguments.of("{\"content\":\"  \"}", 400, "VALIDATION_FAILED", "content"),
                Arguments.of("{\"content\":7}", 400, "VALIDATION_FAILED", "content"),
                Arguments.of("{\"content\":{\"a\":1}}", 400, "VALIDATION_FAILED", "content"),
                Arguments.of("{\"content\":[]}", 400, "VALIDATION_FAILED", "content"),
                Arguments.of("{\"content\":\"\\uD83D\"}", 400, "VALIDATION_FAILED", "content"),
                Arguments.of("{\"content\":[{\"type\":\"file\"}]}", 400, "VALIDATION_FAILED", "content[0].type"),
                Arguments.of("{\"content\":\"x\",\"model\":\"nope\"}", 400, "VALIDATION_FAILED", "model"),
                Arguments.of("{\"content\":\"x\",\"model\":\"\"}", 400, "VALIDATION_FAILED", "model"),
                Arguments.of(
                        "{\"content\":\"" + "word ".repeat(500) + "\",\"model\":\"small-test\"}",
                        400,
                        "VALIDATION_FAILED",
                        "content"),
                Arguments.of(
                        "{\"content\":" + picture.formatted("http://169.254.169.254/") + "}",
                        422,
                        "CONTENT_REJECTED",
                        "content[0].image_url.url"),
                Arguments.of(
                        "{\"model\":\"small-test\",\"content\":" + picture.formatted("https://example.com/a.png") + "}",
                        422,
                        "UNSUPPORTED_BY_MODEL",
                        "content"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses_what_is_no_message_in_both_languages_without_asking_the_provider(
            String body, int status, String code, String field) {
        String id = conversation();
        for (boolean streamed : List.of(false, true)) {
            var client = streamed ? api.events() : api;
            Answer chinese = client.post(messagesOf(id), body);
            assertThat(chinese.status()).as("%s", chinese.body()).isEqualTo(status);
            assertThat(chinese.code()).isEqualTo(code);
            assertThat(chinese.field()).isEqualTo(field);
            assertThat(chinese.errorMessage()).matches(".*\\p{IsHan}.*").doesNotContain("{");
            Answer english = client.english().post(messagesOf(id), body);
            assertThat(english.status()).isEqualTo(status);
            assertThat(english.errorMessage()).doesNotMatch(".*\\p{IsHan}.*").doesNotContain("{", "chat.");
        }
        assertThat(providerCalls()).isEmpty();
        assertThat(journal()).isEmpty();
        assertThat(readBack(id).path("messageCount").intValue()).isZero();
    }

    @Test
    void a_model_without_streams_is_not_streamed() {
        String id = conversation(Map.of("model", "mute-test"));
        Answer answer = api.events().post(messagesOf(id), Map.of("content", "x"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_BY_MODEL");
        assertThat(say(id, "x").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "application/xml"})
    void another_format_is_not_acceptable(String accept) {
        Answer answer = api.with("Accept", accept).post(messagesOf(conversation()), Map.of("content", "x"));
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
        assertThat(providerCalls()).isEmpty();
    }

    static Stream<Arguments> providerFaults() {
        return Stream.of(
                Arguments.of(status(429).retryAfter(60), 503, "PROVIDER_RATE_LIMITED"),
                Arguments.of(status(401), 502, "PROVIDER_AUTH_FAILED"),
                Arguments.of(status(403), 502, "PROVIDER_AUTH_FAILED"),
                Arguments.of(status(500), 502, "PROVIDER_ERROR"),
                Arguments.of(status(400), 400, "BAD_REQUEST"),
                Arguments.of(status(400).code("content_policy_violation"), 422, "CONTENT_REJECTED"),
                Arguments.of(Fault.of("openai", FaultKind.MALFORMED), 502, "PROVIDER_ERROR"),
                Arguments.of(Fault.of("openai", FaultKind.TIMEOUT), 504, "UPSTREAM_TIMEOUT"));
    }

    @ParameterizedTest
    @MethodSource("providerFaults")
    void a_providers_failure_is_told_and_leaves_nothing_behind(Fault fault, int status, String code) {
        String id = conversation();
        SIMULATOR.faults().put(fault);
        for (boolean streamed : List.of(false, true)) {
            Answer answer = (streamed ? api.events() : api).english().post(messagesOf(id), Map.of("content", "x"));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.body().path("success").booleanValue()).isFalse();
            if (code.equals("PROVIDER_RATE_LIMITED")) {
                assertThat(answer.header("Retry-After")).isEqualTo("60");
            }
        }
        assertThat(readBack(id).path("messageCount").intValue()).isZero();
        assertThat(journal()).hasSize(2).allSatisfy(call -> {
            assertThat(call.getString("state")).isEqualTo("failed");
            assertThat(call.get("event", Document.class).getLong("costMicros")).isZero();
        });
    }

    @Test
    void a_refused_key_and_an_absent_one_have_codes_of_their_own() {
        assertThat(say(conversation(Map.of("model", "refused-test")), "x").code())
                .isEqualTo("PROVIDER_AUTH_FAILED");
        assertThat(say(conversation(Map.of("model", "away-test")), "x").code()).isEqualTo("PROVIDER_UNAVAILABLE");
    }

    @Test
    void a_client_that_goes_away_stops_the_call_within_a_second() throws Exception {
        String id = conversation();
        byte[] body = "{\"content\":\"x [[delay=2500]]\"}".getBytes(StandardCharsets.UTF_8);
        String head = "POST " + messagesOf(id) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket("127.0.0.1", port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            await().until(() -> providerCalls().size() == 1);
        }
        await().atMost(Duration.ofSeconds(1))
                .until(() -> providerCalls().getFirst().outcome() == Outcome.CANCELLED);
        await().untilAsserted(() ->
                assertThat(journal().getFirst().getString("state")).isEqualTo("cancelled"));
    }

    @Test
    void an_answer_nobody_gets_because_the_conversation_was_deleted_costs_nothing() throws Exception {
        String id = conversation();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> say(id, "x [[delay=1000]]"));
            await().until(() -> providerCalls().size() == 1);
            assertThat(api.delete("/api/conversations/" + id).status()).isEqualTo(200);
            assertThat(late.get().code()).isEqualTo("NOT_FOUND");
        }
        Document call = journal().getFirst();
        assertThat(call.getString("state")).isEqualTo("failed");
        assertThat(call.get("event", Document.class).getLong("costMicros")).isZero();
        assertThat(mongo.getCollection("messages").countDocuments(new Document("conversationId", id)))
                .isZero();
    }

    @Test
    void turns_of_one_conversation_at_the_same_time_do_not_mix() throws Exception {
        String id = conversation();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> turn = () -> say(id, "x [[say=y]]");
            threads.invokeAll(Collections.nCopies(20, turn))
                    .forEach(done -> assertThat(done.resultNow().status()).isEqualTo(201));
        }
        JsonNode read = readBack(id);
        assertThat(read.path("messageCount").intValue()).isEqualTo(40);
        assertThat(read.path("messages")
                        .valueStream()
                        .map(message -> message.path("role").stringValue()))
                .containsExactlyElementsOf(Stream.generate(() -> List.of("user", "assistant"))
                        .limit(20)
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void times_of_messages_never_go_backwards() throws Exception {
        String id = conversation();
        var slow = Thread.ofVirtual().start(() -> say(id, "slow [[delay=1000]]"));
        await().until(() -> providerCalls().size() == 1);
        say(id, "quick");
        slow.join();
        JsonNode messages = readBack(id).path("messages");
        assertThat(messages.path(2).path("content").stringValue()).startsWith("slow");
        assertThat(messages.valueStream().map(TurnsTest::timeOf)).hasSize(4).isSorted();
    }

    @Test
    void times_of_messages_never_go_backwards_when_the_clock_of_another_instance_is_ahead() {
        String id = conversation();
        Instant ahead = Instant.parse("2126-01-01T00:00:00.123Z");
        mongo.getCollection("conversations")
                .updateOne(
                        new Document("_id", new ObjectId(id)),
                        new Document("$set", new Document("updatedAt", Date.from(ahead))));
        say(id, "first");
        api.put("/api/conversations/" + id, Map.of("title", "renamed by a clock that is right"));
        say(id, "second");
        JsonNode read = readBack(id);
        assertThat(read.path("messages").valueStream().map(TurnsTest::timeOf))
                .hasSize(4)
                .isSorted()
                .first()
                .isEqualTo(ahead);
    }

    private static Instant timeOf(JsonNode message) {
        return Instant.parse(message.path("timestamp").stringValue());
    }

    @Test
    void the_tail_is_read_backwards_in_pieces() {
        String id = conversation();
        for (int i = 0; i < 3; i++) {
            say(id, "m" + i);
        }
        String path = "/api/conversations/" + id;
        JsonNode newest = api.get(path + "?messages=2").data().path("messages");
        assertThat(newest.path(0).path("content").stringValue()).isEqualTo("m2");
        assertThat(newest.size()).isEqualTo(2);
        String before = newest.path(0).path("id").stringValue();
        JsonNode older = api.get(path + "?messages=3&before=" + before).data().path("messages");
        assertThat(older.size()).isEqualTo(3);
        assertThat(older.path(1).path("content").stringValue()).isEqualTo("m1");
        assertThat(api.get(path + "?messages=0").data().path("messages").isEmpty())
                .isTrue();
        String oldest = api.get(path).data().path("messages").path(0).path("id").stringValue();
        assertThat(api.get(path + "?before=" + oldest).data().path("messages").isEmpty())
                .isTrue();
        for (String query : Arrays.asList("messages=-1", "messages=201", "messages=x")) {
            Answer refused = api.get(path + "?" + query);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.field()).isEqualTo("messages");
        }
        for (String bad : List.of("x", "65f0000000000000000000aa", id)) {
            Answer refused = api.get(path + "?before=" + bad);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.field()).isEqualTo("before");
        }
    }

    @Test
    void the_models_are_told_with_prices_and_whether_they_can_be_asked() {
        JsonNode models = api.get("/api/models/chat").data();
        JsonNode first = model("gpt-test", models);
        assertThat(first.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "provider",
                        "displayName",
                        "contextWindow",
                        "maxOutput",
                        "capabilities",
                        "inputPriceMicrosPerMTok",
                        "outputPriceMicrosPerMTok",
                        "available");
        assertThat(first.path("provider").stringValue()).isEqualTo("openai");
        assertThat(first.path("capabilities").toString()).isEqualTo("[\"json\",\"stream\",\"tools\",\"vision\"]");
        assertThat(first.path("inputPriceMicrosPerMTok").longValue()).isEqualTo(2_500_000);
        assertThat(first.path("available").booleanValue()).isTrue();
        assertThat(model("away-test", models).path("available").booleanValue()).isFalse();
    }

    private static JsonNode model(String id, JsonNode models) {
        return models.valueStream()
                .filter(model -> model.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Fault status(int status) {
        return Fault.of("openai", FaultKind.STATUS).status(status);
    }
}
