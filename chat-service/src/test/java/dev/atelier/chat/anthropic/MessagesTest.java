package dev.atelier.chat.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import dev.atelier.simulator.fault.Fault;
import dev.atelier.simulator.fault.FaultKind;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as Anthropic's SDKs know them, answered by a model of OpenAI's. */
class MessagesTest extends RunningChat {

    private static final String PATH = "/v1/messages";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void an_answer_is_a_message_of_anthropics() {
        Answer answer = api.post(PATH, request("hello [[tokens=7]]"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode message = answer.body();
        assertThat(message.path("type").stringValue()).isEqualTo("message");
        assertThat(message.path("role").stringValue()).isEqualTo("assistant");
        assertThat(message.path("id").stringValue()).startsWith("msg_");
        assertThat(message.at("/content/0/type").stringValue()).isEqualTo("text");
        assertThat(message.at("/content/0/text").stringValue()).isNotBlank();
        assertThat(message.path("stop_reason").stringValue()).isEqualTo("end_turn");
        assertThat(message.at("/usage/output_tokens").intValue()).isEqualTo(7);
        assertThat(answer.header("request-id")).isEqualTo(answer.header("X-Request-Id"));
        Document call = closedCall();
        assertThat(call.getString("state")).isEqualTo("succeeded");
        assertThat(call.get("event", Document.class).getLong("prompt"))
                .isEqualTo(message.at("/usage/input_tokens").longValue());
    }

    @Test
    void everything_that_was_said_reaches_the_provider() {
        ObjectNode request = JSON.readValue("""
                {"model": "gpt-test", "max_tokens": 50, "temperature": 0.5, "stop_sequences": ["END"],
                 "system": [{"type": "text", "text": "Be brief."}, {"type": "text", "text": "Be kind."}],
                 "messages": [
                   {"role": "user", "content": "What is the weather in Oslo?"},
                   {"role": "assistant", "content": [
                     {"type": "thinking", "thinking": "secret", "signature": "x"},
                     {"type": "text", "text": "I will look."},
                     {"type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": {"city": "Oslo"}}]},
                   {"role": "user", "content": [
                     {"type": "tool_result", "tool_use_id": "toolu_1", "content": [{"type": "text", "text": "rain"}], "is_error": true},
                     {"type": "text", "text": "And now?"},
                     {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "iVBORw0KGgo="}}]}],
                 "tools": [{"name": "get_weather", "description": "The weather.", "input_schema": {"type": "object"}}],
                 "tool_choice": {"type": "none"}}
                """, ObjectNode.class);

        Answer answer = api.post(PATH, request);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        JsonNode asked = asked().getFirst();
        assertThat(asked.path("max_completion_tokens").intValue()).isEqualTo(50);
        assertThat(asked.at("/stop/0").stringValue()).isEqualTo("END");
        assertThat(asked.path("tool_choice").stringValue()).isEqualTo("none");
        assertThat(asked.at("/tools/0/function/name").stringValue()).isEqualTo("get_weather");
        JsonNode messages = asked.path("messages");
        assertThat(messages)
                .extracting(message -> message.path("role").stringValue())
                .containsExactly("system", "user", "assistant", "tool", "user");
        assertThat(messages.at("/0/content").stringValue()).isEqualTo("Be brief.\n\nBe kind.");
        assertThat(messages.at("/2/content").stringValue()).isEqualTo("I will look.");
        assertThat(messages.at("/2/tool_calls/0/id").stringValue()).isEqualTo("toolu_1");
        assertThat(messages.at("/2/tool_calls/0/function/arguments").stringValue())
                .isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(messages.at("/3/tool_call_id").stringValue()).isEqualTo("toolu_1");
        assertThat(messages.at("/3/content").stringValue()).isEqualTo("Error: rain");
        assertThat(messages.at("/4/content/0/text").stringValue()).isEqualTo("And now?");
        assertThat(messages.at("/4/content/1/image_url/url").stringValue())
                .isEqualTo("data:image/png;base64,iVBORw0KGgo=");
        assertThat(asked.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"claude-test, true", "gpt-test, false", "gemini-test, false", "lantern-test, false"})
    void what_only_claude_knows_reaches_only_claude(String model, boolean reached) {
        ObjectNode request = request("Why?").put("model", model).put("max_tokens", 3000);
        request.putObject("thinking").put("type", "enabled").put("budget_tokens", 1024);

        Answer answer = api.post(PATH, request);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(asked().getFirst().has("thinking")).isEqualTo(reached);
        assertThat(asked().getFirst().has("extra_body")).isFalse();
    }

    @Test
    void a_stream_is_told_in_anthropics_events() {
        String stream =
                api.raw(PATH, request("hello [[tokens=5]]").put("stream", true)).body();

        List<JsonNode> events = events(stream);
        assertThat(names(events))
                .startsWith("message_start", "content_block_start", "content_block_delta")
                .endsWith("content_block_delta", "content_block_stop", "message_delta", "message_stop");
        assertThat(stream.lines().filter(line -> line.startsWith("event: ")).map(line -> line.substring(7)))
                .containsExactlyElementsOf(names(events));
        assertThat(events.getFirst().at("/message/usage/input_tokens").intValue())
                .isPositive();
        assertThat(texts(events))
                .isEqualTo(api.post(PATH, request("hello [[tokens=5]]"))
                        .body()
                        .at("/content/0/text")
                        .stringValue());
        JsonNode end = events.get(events.size() - 2);
        assertThat(end.at("/delta/stop_reason").stringValue()).isEqualTo("end_turn");
        assertThat(end.at("/usage/output_tokens").intValue()).isEqualTo(5);
    }

    @Test
    void a_tool_is_used_in_one_piece_and_in_pieces() {
        ObjectNode request = request("What is the weather in Oslo?");
        request.putArray("tools")
                .addObject()
                .put("name", "get_weather")
                .set(
                        "input_schema",
                        JSON.readTree("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}"));
        request.putObject("tool_choice").put("type", "any");

        JsonNode message = api.post(PATH, request).body();
        List<JsonNode> events =
                events(api.raw(PATH, request.put("stream", true)).body());

        assertThat(message.path("stop_reason").stringValue()).isEqualTo("tool_use");
        JsonNode use = message.path("content").path(message.path("content").size() - 1);
        assertThat(use.path("name").stringValue()).isEqualTo("get_weather");
        assertThat(use.path("input").isObject()).isTrue();
        assertThat(events).anySatisfy(event -> {
            assertThat(event.at("/content_block/type").asString("")).isEqualTo("tool_use");
            assertThat(event.at("/content_block/name").asString("")).isEqualTo("get_weather");
        });
        String input = events.stream()
                .map(event -> event.at("/delta/partial_json").asString(""))
                .collect(Collectors.joining());
        assertThat(JSON.readTree(input)).isEqualTo(use.path("input"));
        assertThat(events.get(events.size() - 2).at("/delta/stop_reason").stringValue())
                .isEqualTo("tool_use");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"model":"gpt-test","messages":[{"role":"user","content":"x"}]}                                | max_tokens
            {"model":"gpt-test","max_tokens":0,"messages":[{"role":"user","content":"x"}]}                 | max_tokens
            {"model":"gpt-test","max_tokens":9}                                                            | messages
            {"max_tokens":9,"messages":[{"role":"user","content":"x"}]}                                    | model
            {"model":"gpt-test","max_tokens":9,"messages":[{"role":"boss","content":"x"}]}                 | messages[0].role
            {"model":"gpt-test","max_tokens":9,"messages":[{"role":"user","content":7}]}                   | messages[0].content
            {"model":"gpt-test","max_tokens":9,"messages":[{"role":"user","content":[{"type":"text"}]}]}   | messages[0].content[0].text
            {"model":"gpt-test","max_tokens":9,"stop_sequences":"x","messages":[{"role":"user","content":"x"}]} | stop_sequences
            {"model":"gpt-test","max_tokens":9,"tools":"x","messages":[{"role":"user","content":"x"}]}     | tools
            {"model":"gpt-test","max_tokens":9,"thinking":"x","messages":[{"role":"user","content":"x"}]}  | thinking
            {"model":"gpt-test","max_tokens":9,"tool_choice":"x","messages":[{"role":"user","content":"x"}]} | tool_choice
            {"model":"gpt-test","max_tokens":9,"tools":[{"name":"t"}],"messages":[{"role":"user","content":"x"}]} | tools[0]
            """)
    void a_bad_request_is_refused_on_its_member_and_nobody_is_asked(String body, String member) {
        Answer answer = api.english().post(PATH, body);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().propertyNames()).containsExactly("type", "error", "request_id");
        assertThat(answer.body().path("type").stringValue()).isEqualTo("error");
        assertThat(answer.header("request-id"))
                .isEqualTo(answer.body().path("request_id").stringValue());
        assertThat(answer.body().at("/error/type").stringValue()).isEqualTo("invalid_request_error");
        assertThat(answer.body().at("/error/message").stringValue()).startsWith(member + ": ");
        assertThat(providerCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error",
        "429, 429, rate_limit_error",
        "500, 502, api_error",
        "503, 503, overloaded_error"
    })
    void a_failure_is_of_the_kind_that_anthropics_sdks_tell_apart(int provider, int ours, String type) {
        SIMULATOR
                .faults()
                .put(Fault.of("openai", FaultKind.STATUS).status(provider).retryAfter(30));

        Answer answer = api.post(PATH, request("x"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(ours);
        assertThat(answer.body().at("/error/type").stringValue()).isEqualTo(type);
    }

    @Test
    void an_unknown_model_is_not_found_and_nobody_gets_in_without_a_token() {
        Answer unknown = api.post(PATH, request("x").put("model", "claude-0"));
        Answer stranger = anonymous().post(PATH, request("x"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().at("/error/type").stringValue()).isEqualTo("not_found_error");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.body().at("/error/type").stringValue()).isEqualTo("authentication_error");
    }

    @Test
    void what_anthropic_itself_would_run_is_refused_before_anything_is_spent() {
        ObjectNode request = request("x");
        request.putArray("tools").addObject().put("type", "web_search_20250305").put("name", "web_search");

        Answer answer = api.post(PATH, request);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(providerCalls()).isEmpty();
        assertThat(journal()).isEmpty();
    }

    @Test
    void a_stream_that_breaks_ends_with_an_error_and_without_a_stop() {
        SIMULATOR.faults().put(Fault.of("openai", FaultKind.DROP).afterChunks(3));

        List<JsonNode> events = events(
                api.raw(PATH, request("x [[tokens=20]]").put("stream", true)).body());

        assertThat(names(events)).endsWith("error").doesNotContain("message_stop");
        assertThat(events.getLast().at("/error/type").stringValue()).isEqualTo("api_error");
        assertThat(closedCall().getString("state")).isEqualTo("failed");
    }

    @Test
    void the_same_key_gives_the_first_answer_and_costs_nothing_again() {
        ObjectNode whole = request("hello");
        ObjectNode streamed = request("hello").put("stream", true);

        assertThat(api.key("m1").post(PATH, whole).body())
                .isEqualTo(api.key("m1").post(PATH, whole).body());
        assertThat(api.key("m2").raw(PATH, streamed).body())
                .isEqualTo(api.key("m2").raw(PATH, streamed).body());
        assertThat(providerCalls()).hasSize(2);
        assertThat(api.key("m1").post(PATH, streamed).status()).isEqualTo(422);
    }

    private static ObjectNode request(String text) {
        ObjectNode request = JSON.createObjectNode().put("model", "gpt-test").put("max_tokens", 100);
        request.putArray("messages").addObject().put("role", "user").put("content", text);
        return request;
    }

    private static List<JsonNode> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> JSON.readTree(line.substring(6)))
                .toList();
    }

    private static List<String> names(List<JsonNode> events) {
        return events.stream().map(event -> event.path("type").stringValue()).toList();
    }

    private static String texts(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.at("/delta/text").asString(""))
                .collect(Collectors.joining());
    }
}
