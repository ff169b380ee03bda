package dev.atelier.aiproxy.adapter.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the simulator never sends but Anthropic may. */
class AnthropicChatStreamTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String START = """
            {"type":"message_start","message":{"id":"msg_1","model":"claude-x","usage":{"input_tokens":20,
            "cache_creation_input_tokens":5,"cache_read_input_tokens":7,"output_tokens":1}}}""";
    private static final String STOP = "{\"type\":\"message_stop\"}";

    @Test
    void counts_what_came_from_and_went_into_the_cache_as_prompt() {
        List<ChatChunk> chunks = pull(START, end("end_turn", 9), STOP);

        assertThat(chunks.getLast().usage()).isEqualTo(new TokenUsage(32, 7, 9, 0));
        assertThat(JSON.readTree(chunks.getLast().json())
                        .at("/usage/prompt_tokens_details/cached_tokens")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void lets_the_last_report_count() {
        String corrected = """
                {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":21,
                "cache_read_input_tokens":null,"output_tokens":12,"output_tokens_details":{"thinking_tokens":4}}}""";

        assertThat(pull(START, end("end_turn", 9), corrected, STOP).getLast().usage())
                .isEqualTo(new TokenUsage(33, 7, 12, 4));
    }

    @Test
    void shows_thoughts_apart_from_the_answer() {
        List<ChatChunk> chunks = pull(
                START,
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}",
                delta("{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}"),
                delta("{\"type\":\"signature_delta\",\"signature\":\"abc\"}"),
                "{\"type\":\"content_block_stop\",\"index\":0}",
                delta("{\"type\":\"text_delta\",\"text\":\"Yes.\"}"),
                end("end_turn", 9),
                STOP);

        assertThat(chunks).extracting(ChatChunk::content).containsExactly("", "", "Yes.", "", "");
        assertThat(first(chunks.get(1), "reasoning_content").asString()).isEqualTo("Hm.");
    }

    @Test
    void numbers_several_tools_and_gives_one_without_input_an_empty_object() {
        List<ChatChunk> chunks = pull(
                START,
                tool("toolu_1", "get_time"),
                delta("{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"),
                "{\"type\":\"content_block_stop\",\"index\":0}",
                tool("toolu_2", "get_weather"),
                delta("{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}"),
                "{\"type\":\"content_block_stop\",\"index\":1}",
                end("tool_use", 9),
                STOP);

        List<JsonNode> calls = chunks.stream()
                .map(chunk -> first(chunk, "tool_calls").path(0))
                .filter(JsonNode::isObject)
                .toList();
        assertThat(calls).extracting(call -> call.path("index").asInt()).containsExactly(0, 0, 1, 1);
        assertThat(calls)
                .extracting(call -> call.at("/function/arguments").asString())
                .containsExactly("", "{}", "", "{}");
    }

    @Test
    void ignores_events_it_does_not_know() {
        assertThat(pull("{\"type\":\"ping\"}", START, "{\"type\":\"novelty\"}", end("refusal", 0), STOP))
                .extracting(ChatChunk::finishReason)
                .containsExactly(null, "content_filter", null);
    }

    @Test
    void believes_a_provider_that_closes_after_the_stop_reason() {
        assertThat(pull(START, end("max_tokens", 9)).getLast().usage()).isEqualTo(new TokenUsage(32, 7, 9, 0));
    }

    @Test
    void does_not_believe_one_that_closes_before() {
        assertThatThrownBy(() -> pull(START, delta("{\"type\":\"text_delta\",\"text\":\"Yes\"}")))
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        failure -> assertThat(failure.retryable()).isFalse());
        assertThatThrownBy(AnthropicChatStreamTest::pull).isInstanceOf(ProviderException.Malformed.class);
    }

    private static String delta(String delta) {
        return "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + delta + "}";
    }

    private static String tool(String id, String name) {
        return "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"" + id
                + "\",\"name\":\"" + name + "\",\"input\":{}}}";
    }

    private static String end(String reason, int output) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                + "\"},\"usage\":{\"output_tokens\":" + output + "}}";
    }

    private static JsonNode first(ChatChunk chunk, String member) {
        return JSON.readTree(chunk.json()).at("/choices/0/delta").path(member);
    }

    private static List<ChatChunk> pull(String... events) {
        StringBuilder body = new StringBuilder();
        for (String event : events) {
            body.append("event: any\ndata: ").append(event.replace("\n", "")).append("\n\n");
        }
        var response = new Response(body.toString());
        var source = new AnthropicEvents(response, new SseLines(response.body(), 1 << 20), JSON);
        var stream = new AnthropicChatStream(source, new ChunkWriter(JSON, 0), new AnthropicErrors(JSON));
        List<ChatChunk> chunks = new ArrayList<>();
        for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    /** A 200 with a body that is there already. */
    private static final class Response implements ProviderResponse {

        private final InputStream body;

        Response(String body) {
            this.body = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String header(String name) {
            return null;
        }

        @Override
        public InputStream body() {
            return body;
        }

        @Override
        public void close() {}
    }
}
