package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class GeminiStreamTest extends GeminiSimulatorTest {

    private static void order(String rest) throws Exception {
        assertThat(client.put("/_sim/faults", "{\"provider\":\"gemini\"," + rest + "}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void streams_the_same_text_in_events_that_end_with_two_crlf_and_no_mark() throws Exception {
        Answer answer = stream("tell me [[tokens=9]]", "");

        assertThat(answer.header("content-type")).startsWith("text/event-stream");
        assertThat(text(answer.chunks()))
                .isEqualTo(text(generate("tell me [[tokens=9]]", "").json()));
        assertThat(answer.raw().body()).endsWith("}\r\n\r\n").doesNotContain("[DONE]");
    }

    @Test
    void only_the_last_event_has_the_reason_and_the_whole_usage() throws Exception {
        List<JsonNode> chunks =
                stream("tell me [[tokens=9]] [[reasoning=4]]", "").chunks();

        assertThat(chunks.subList(0, chunks.size() - 1)).allSatisfy(chunk -> {
            assertThat(chunk.at("/candidates/0").has("finishReason")).isFalse();
            assertThat(chunk.path("usageMetadata").has("candidatesTokenCount")).isFalse();
        });
        assertThat(chunks.getLast().at("/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(chunks.getLast().at("/usageMetadata/candidatesTokenCount").asInt())
                .isEqualTo(9);
        assertThat(onlyCall().completionTokens()).isEqualTo(13);
    }

    @Test
    void streams_several_candidates_in_turn() throws Exception {
        List<JsonNode> chunks = stream("tell me [[tokens=3]]", ",\"generationConfig\":{\"candidateCount\":2}")
                .chunks();

        assertThat(chunks.subList(0, 6))
                .extracting(chunk -> chunk.at("/candidates/0/index").asInt())
                .containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(chunks.getLast().path("candidates").size()).isEqualTo(2);
    }

    @Test
    void a_blocked_prompt_is_one_event() throws Exception {
        List<JsonNode> chunks = stream("[[block=SAFETY]]", "").chunks();

        assertThat(chunks)
                .singleElement()
                .satisfies(chunk -> assertThat(
                                chunk.at("/promptFeedback/blockReason").asString())
                        .isEqualTo("SAFETY"));
    }

    @Test
    void an_error_before_the_stream_is_an_array_of_one() throws Exception {
        order("\"kind\":\"status\",\"status\":503");
        Answer answer = stream("hello", "");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().at("/0/error/status").asString()).isEqualTo("UNAVAILABLE");
        assertThat(generate("hello", "").error().path("status").asString()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void says_in_the_body_how_long_to_wait_with_nine_digits() throws Exception {
        order("\"kind\":\"status\",\"status\":429,\"retryAfter\":7");
        Answer answer = generate("hello", "");

        assertThat(answer.header("retry-after")).isEmpty();
        assertThat(answer.error().path("status").asString()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(answer.error().at("/details/0/violations/0/quotaId").asString())
                .contains("PerMinute");
        assertThat(answer.error().at("/details/1/retryDelay").asString()).isEqualTo("7.000000000s");
    }

    @Test
    void an_error_inside_the_stream_comes_after_whole_events() throws Exception {
        order("\"kind\":\"status\",\"status\":500,\"afterChunks\":3");
        Answer answer = stream("hello", "");

        assertThat(answer.chunks()).hasSize(4);
        assertThat(answer.chunks().getLast().at("/error/status").asString()).isEqualTo("INTERNAL");
        assertThat(onlyCall().completionTokens()).isEqualTo(3);
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void breaks_the_data_after_some_chunks() throws Exception {
        order("\"kind\":\"malformed\",\"afterChunks\":2");
        Answer answer = stream("hello", "");

        assertThat(answer.events()).hasSize(3);
        assertThatThrownBy(answer::chunks).isInstanceOf(JacksonException.class);
    }
}
