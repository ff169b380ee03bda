package dev.atelier.chat.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.Answer;
import dev.atelier.chat.RunningChat;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A provider with a format of its own behind OpenAI's door. */
class GeminiCompletionsTest extends RunningChat {

    private static final String PATH = "/v1/chat/completions";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void an_answer_looks_as_openais_and_counts_thoughts_as_completion() {
        Answer answer = api.post(PATH, request("hello [[tokens=7]] [[reasoning=5]] [[cached=2]]"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/choices/0/message/content").asString()).isNotBlank();
        JsonNode usage = answer.body().path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(12);
        Document event = closedCall().get("event", Document.class);
        assertThat(event.getLong("completion")).isEqualTo(12);
        long prompt = usage.path("prompt_tokens").asLong();
        assertThat(event.getLong("costMicros")).isEqualTo(Math.round((prompt - 2) * 1.5 + 2 * 0.15 + 12 * 9));
    }

    @Test
    void a_stream_is_openais_chunks_and_then_done() {
        String stream =
                api.raw(PATH, request("hello [[tokens=5]]").put("stream", true)).body();

        List<String> frames = stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
        assertThat(frames.getLast()).isEqualTo("[DONE]");
        assertThat(frames.subList(0, frames.size() - 1)).isNotEmpty().allSatisfy(frame -> {
            assertThat(JSON.readTree(frame).path("object").asString()).isEqualTo("chat.completion.chunk");
            assertThat(JSON.readTree(frame).path("choices").isEmpty()).isFalse();
        });
        assertThat(closedCall().get("event", Document.class).getLong("completion"))
                .isEqualTo(5);
    }

    @Test
    void what_gemini_cannot_do_is_422_and_nobody_is_asked() {
        Answer answer = api.post(PATH, request("hello").put("logprobs", true));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        assertThat(answer.body().at("/error/message").asString()).contains("logprobs");
        assertThat(providerCalls()).isEmpty();
    }

    @Test
    void a_blocked_prompt_is_openais_content_policy_violation() {
        Answer answer = api.post(PATH, request("hello [[block=SAFETY]]"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().at("/error/code").asString()).isEqualTo("content_policy_violation");
    }

    @Test
    void embeddings_without_a_report_of_their_usage_are_counted_here() {
        Answer answer = api.post(
                "/v1/embeddings", Map.of("model", "gemini-embedding-test", "input", "a red fox [[usage=none]]"));

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        long tokens = answer.body().at("/usage/prompt_tokens").asLong();
        assertThat(tokens).isPositive();
        Document event = closedCall().get("event", Document.class);
        assertThat(event.getLong("prompt")).isEqualTo(tokens);
        assertThat(event.getLong("costMicros")).isEqualTo(150 * tokens);
    }

    private static ObjectNode request(String prompt) {
        ObjectNode request = JSON.createObjectNode().put("model", "gemini-test");
        request.putArray("messages").addObject().put("role", "user").put("content", prompt);
        return request;
    }
}
