package dev.atelier.chat.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.ledger.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chat Completions as OpenAI's SDKs know them. */
class CompletionsTest extends RunningChat {

    private static final String PATH = "/v1/chat/completions";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void an_answer_is_the_providers_own_body() {
        Answer answer = api.post(PATH, request("hello [[tokens=7]]"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("object").stringValue()).isEqualTo("chat.completion");
        assertThat(answer.body()
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .stringValue())
                .isNotBlank();
        assertThat(answer.body().path("usage").path("completion_tokens").intValue())
                .isEqualTo(7);
        Document call = closedCall();
        assertThat(call.getString("state")).isEqualTo("succeeded");
        assertThat(call.get("event", Document.class).getLong("completion")).isEqualTo(7);
    }

    @Test
    void what_the_platform_does_not_know_reaches_the_provider() {
        ObjectNode request = request("hello");
        request.put("seed", 7).putObject("metadata").put("team", "blue");

        assertThat(api.post(PATH, request).status()).isEqualTo(200);

        assertThat(asked().getFirst().path("seed").intValue()).isEqualTo(7);
        assertThat(asked().getFirst().path("metadata").path("team").stringValue())
                .isEqualTo("blue");
    }

    @Test
    void a_stream_is_the_providers_chunks_and_then_done() {
        String stream =
                api.raw(PATH, request("hello [[tokens=5]]").put("stream", true)).body();

        List<String> frames = frames(stream);
        assertThat(frames.getLast()).isEqualTo("[DONE]");
        List<JsonNode> chunks = chunks(frames);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.path("object").stringValue()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.has("usage")).isFalse();
        });
        assertThat(chunks.getLast()
                        .path("choices")
                        .path(0)
                        .path("finish_reason")
                        .stringValue())
                .isEqualTo("stop");
    }

    @Test
    void a_stream_ends_with_the_usage_if_that_is_wanted() {
        ObjectNode request = request("hello [[tokens=5]]").put("stream", true);
        request.putObject("stream_options").put("include_usage", true);

        List<JsonNode> chunks = chunks(frames(api.raw(PATH, request).body()));

        assertThat(chunks.getLast().path("choices")).isEmpty();
        assertThat(chunks.getLast().path("usage").path("completion_tokens").intValue())
                .isEqualTo(5);
    }

    @Test
    void a_tool_call_comes_whole_and_in_pieces() {
        ObjectNode request = request("What is the weather in Oslo?").put("tool_choice", "required");
        request.putArray("tools")
                .addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", "get_weather")
                .set(
                        "parameters",
                        JSON.readTree("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));

        JsonNode choice = api.post(PATH, request).body().path("choices").path(0);
        List<JsonNode> chunks =
                chunks(frames(api.raw(PATH, request.put("stream", true)).body()));

        assertThat(choice.path("finish_reason").stringValue()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/tool_calls/0/function/name").stringValue())
                .isEqualTo("get_weather");
        assertThat(chunks)
                .extracting(chunk ->
                        chunk.at("/choices/0/delta/tool_calls/0/function/name").asString(""))
                .contains("get_weather");
        assertThat(chunks.getLast().at("/choices/0/finish_reason").stringValue())
                .isEqualTo("tool_calls");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"model":"gpt-test"}                                                          | 400 | messages
            {"model":"gpt-test","extra_body":{"anthropic":{"output_config":"x"}},"messages":[{"role":"user","content":"x"}]} | 400 | extra_body.anthropic.output_config
            {"model":"gpt-test","messages":[]}                                            | 400 | messages
            {"messages":[{"role":"user","content":"x"}]}                                  | 400 | model
            {"model":"gpt-test","messages":[{"role":"boss","content":"x"}]}               | 400 | messages[0].role
            {"model":"gpt-test","messages":[{"role":"user","content":7}]}                 | 400 | messages[0].content
            {"model":"gpt-test","n":1000,"messages":[{"role":"user","content":"x"}]}      | 400 | n
            {"model":"gpt-test","max_tokens":-1,"messages":[{"role":"user","content":"x"}]} | 400 | max_tokens
            {"model":"gpt-test","max_tokens":"100","messages":[{"role":"user","content":"x"}]} | 400 | max_tokens
            {"model":"gpt-test","temperature":1e9,"messages":[{"role":"user","content":"x"}]} | 400 | temperature
            {"model":"gpt-test","stream":true,"stream_options":"x","messages":[{"role":"user","content":"x"}]} | 400 | stream_options
            {"model":"gpt-test","stream":"yes","messages":[{"role":"user","content":"x"}]} | 400 | stream
            """)
    void a_bad_request_is_refused_on_its_member_and_nobody_is_asked(String body, int status, String param) {
        Answer answer = api.english().post(PATH, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.body().propertyNames()).containsExactly("error");
        JsonNode error = answer.body().path("error");
        assertThat(error.propertyNames()).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").stringValue()).isEqualTo(param);
        assertThat(providerCalls()).isEmpty();
    }

    @Test
    void an_unknown_model_is_not_found() {
        Answer answer = api.post(PATH, request("x").put("model", "gpt-4/../../v1/files"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("error").path("code").stringValue()).isEqualTo("model_not_found");
        assertThat(providerCalls()).isEmpty();
    }

    @Test
    void a_picture_may_not_lead_into_an_inner_network() {
        ObjectNode request = request("x");
        request.withArray("messages")
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "image_url")
                .putObject("image_url")
                .put("url", "http://169.254.169.254/latest/meta-data");

        Answer answer = api.post(PATH, request);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("error").path("param").stringValue())
                .isEqualTo("messages[1].content[0].image_url.url");
        assertThat(providerCalls()).isEmpty();
    }

    @Test
    void what_the_model_cannot_do_is_refused_before_anything_is_spent() {
        Answer answer = api.post(PATH, request("x").put("model", "mute-test").put("stream", true));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("error").path("code").stringValue()).isEqualTo("unsupported_by_model");
        assertThat(providerCalls()).isEmpty();
        assertThat(journal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error",
        "404, 404, invalid_request_error",
        "413, 413, invalid_request_error",
        "422, 422, invalid_request_error",
        "429, 429, requests",
        "500, 502, server_error",
        "503, 503, server_error"
    })
    void a_provider_that_refuses_keeps_its_status(int provider, int ours, String type) {
        SIMULATOR
                .faults()
                .put(Fault.of("openai", FaultKind.STATUS).status(provider).retryAfter(30));

        Answer answer = api.post(PATH, request("x"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(ours);
        assertThat(answer.body().path("error").path("type").stringValue()).isEqualTo(type);
        if (provider == 429) {
            assertThat(answer.header("Retry-After")).isEqualTo("30");
        }
    }

    @Test
    void a_stream_that_breaks_ends_with_an_error_and_without_done() {
        SIMULATOR.faults().put(Fault.of("openai", FaultKind.DROP).afterChunks(3));

        List<String> frames = frames(
                api.raw(PATH, request("x [[tokens=20]]").put("stream", true)).body());

        assertThat(frames).doesNotContain("[DONE]");
        assertThat(JSON.readTree(frames.getLast()).path("error").path("type").stringValue())
                .isEqualTo("server_error");
        assertThat(closedCall().getString("state")).isEqualTo("failed");
    }

    @Test
    void a_client_that_goes_away_stops_the_call_and_pays_for_what_it_got() throws Exception {
        var response = api.with("Accept", "text/event-stream");
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor()) {
            client.submit(() -> {
                response.stream(PATH, request("x [[tokens=500]] [[delay=20]]").put("stream", true), event -> {
                    if (asked().size() == 1
                            && !event.data()
                                    .at("/choices/0/delta/content")
                                    .asString("")
                                    .isEmpty()) {
                        throw new IllegalStateException("enough");
                    }
                });
                return null;
            });
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !providerCalls().isEmpty()
                            && providerCalls().getFirst().outcome() == Outcome.CANCELLED);
        }
        await().untilAsserted(() -> {
            Document call = journal().getFirst();
            assertThat(call.getString("state")).isEqualTo("cancelled");
            assertThat(call.get("event", Document.class).getLong("completion")).isBetween(1L, 100L);
        });
    }

    @Test
    void the_same_key_gives_the_first_answer_and_costs_nothing_again() {
        ObjectNode request = request("hello");

        Answer first = api.key("k1").post(PATH, request);
        Answer second = api.key("k1").post(PATH, request);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(providerCalls()).hasSize(1);
        assertThat(api.key("k1").post(PATH, request("something else")).status()).isEqualTo(422);
    }

    @Test
    void the_same_key_gives_the_first_stream_again() {
        ObjectNode request = request("hello [[tokens=6]]").put("stream", true);

        var first = api.key("k2").raw(PATH, request);
        var second = api.key("k2").raw(PATH, request);

        assertThat(frames(second.body())).isEqualTo(frames(first.body()));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(providerCalls()).hasSize(1);
    }

    @Test
    void of_fifty_racing_duplicates_one_is_made() throws Exception {
        ObjectNode request = request("hello [[tokens=20]] [[delay=10]]");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> duplicate =
                    () -> api.key("race").post(PATH, request).status();
            List<Future<Integer>> answers = clients.invokeAll(Collections.nCopies(50, duplicate));
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }
        assertThat(providerCalls()).hasSize(1);
        assertThat(journal()).hasSize(1);
    }

    @Test
    void nobody_is_answered_without_a_token() {
        Answer answer = anonymous().post(PATH, request("x"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("error").path("code").stringValue()).isEqualTo("invalid_api_key");
    }

    @Test
    void the_models_are_listed_and_found() {
        JsonNode list = api.get("/v1/models").body();

        assertThat(list.path("object").stringValue()).isEqualTo("list");
        assertThat(list.path("data"))
                .extracting(model -> model.path("id").stringValue())
                .contains("gpt-test");
        assertThat(api.get("/v1/models/gpt-test").body().path("owned_by").stringValue())
                .isEqualTo("openai");
        assertThat(api.get("/v1/models/nothing").status()).isEqualTo(404);
        assertThat(api.get("/v1/models/nothing")
                        .body()
                        .path("error")
                        .path("code")
                        .stringValue())
                .isEqualTo("model_not_found");
    }

    private static ObjectNode request(String text) {
        ObjectNode request = JSON.createObjectNode().put("model", "gpt-test");
        request.putArray("messages").addObject().put("role", "user").put("content", text);
        return request;
    }

    private static List<String> frames(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }

    private static List<JsonNode> chunks(List<String> frames) {
        return frames.stream()
                .filter(frame -> !frame.equals("[DONE]"))
                .map(JSON::readTree)
                .toList();
    }
}
