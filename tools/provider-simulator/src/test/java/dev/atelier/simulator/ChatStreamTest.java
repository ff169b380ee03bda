package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ChatStreamTest extends SimulatorTest {

    private static final String WITH_USAGE = ",\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    @Test
    void streams_the_same_text_one_token_per_chunk() throws Exception {
        Answer answer = chat("tell me [[tokens=30]]", STREAM);
        assertThat(answer.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        assertThat(answer.header("x-request-id")).startsWith("req_");
        assertThat(answer.streamedContent())
                .isEqualTo(chat("tell me [[tokens=30]]", "").content());
        assertThat(answer.chunks()).hasSize(1 + 30 + 1);
    }

    @Test
    void orders_role_content_finish_usage_done() throws Exception {
        Answer answer = chat("tell me", WITH_USAGE);
        List<JsonNode> chunks = answer.chunks();
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(chunks.getFirst().at("/choices/0/delta/content").asString()).isEmpty();
        JsonNode finish = chunks.get(chunks.size() - 2);
        assertThat(finish.at("/choices/0/delta").isEmpty()).isTrue();
        assertThat(finish.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        JsonNode usage = chunks.getLast();
        assertThat(usage.path("choices").isArray()).isTrue();
        assertThat(usage.path("choices").isEmpty()).isTrue();
        assertThat(usage.at("/usage/completion_tokens").asInt()).isEqualTo(chunks.size() - 3);
        assertThat(answer.events().getLast()).isEqualTo("[DONE]");
    }

    @Test
    void carries_null_usage_on_other_chunks_only_when_usage_is_wanted() throws Exception {
        List<JsonNode> with = chat("tell me", WITH_USAGE).chunks();
        assertThat(with.subList(0, with.size() - 1))
                .allMatch(chunk -> chunk.has("usage") && chunk.path("usage").isNull());
        assertThat(chat("tell me", STREAM).chunks()).noneMatch(chunk -> chunk.has("usage"));
    }

    @Test
    void repeats_id_model_and_time_on_every_chunk_and_never_an_error_key() throws Exception {
        Set<String> heads = new HashSet<>();
        for (JsonNode chunk : chat("tell me", WITH_USAGE).chunks()) {
            assertThat(chunk.path("object").asString()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.has("error")).isFalse();
            heads.add(chunk.path("id") + " " + chunk.path("model") + " " + chunk.path("created"));
        }
        assertThat(heads).hasSize(1);
        assertThat(heads.iterator().next()).contains(onlyCall().id());
    }

    @Test
    void interleaves_several_choices() throws Exception {
        Answer answer = chat("tell me [[tokens=3]]", STREAM + ",\"n\":2");
        assertThat(answer.chunks())
                .extracting(chunk -> chunk.at("/choices/0/index").asInt())
                .containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void finishes_with_length_when_cut() throws Exception {
        Answer answer = chat("tell me", STREAM + ",\"max_completion_tokens\":4");
        assertThat(answer.chunks()).hasSize(1 + 4 + 1);
        assertThat(answer.chunks().getLast().at("/choices/0/finish_reason").asString())
                .isEqualTo("length");
    }

    @Test
    void paces_chunks_as_hinted() throws Exception {
        long start = System.nanoTime();
        chat("[[tokens=6]] [[delay=40]]", STREAM);
        assertThat((System.nanoTime() - start) / 1_000_000).isBetween(200L, 2000L);
    }

    @Test
    void stamps_every_chunk_when_it_goes_out() throws Exception {
        long[] times = Arrays.stream(chat("[[stamp=5]] [[delay=40]]", STREAM)
                        .streamedContent()
                        .split(" "))
                .mapToLong(stamp -> Long.parseLong(stamp.substring(stamp.indexOf('@') + 1)))
                .toArray();
        assertThat(times).hasSize(5);
        for (int i = 1; i < times.length; i++) {
            assertThat(times[i] - times[i - 1]).isBetween(35_000_000L, 2_000_000_000L);
        }
    }

    @Test
    void streams_long_answers_whole() throws Exception {
        Answer answer = chat("[[tokens=20000]]", STREAM);
        assertThat(answer.chunks()).hasSize(20_002);
        assertThat(onlyCall().completionTokens()).isEqualTo(20_000);
    }
}
