package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an answer in pieces holds, and how it can go wrong. */
abstract class StreamContract extends AnswerContract {

    StreamContract(Specimen<ChatAdapter> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Test
    void streams_the_text_of_the_whole_answer_with_its_usage_at_the_end() {
        needs("stream");
        ChatAnswer whole = adapter.callService(request("Name a river. [[cached=3]]"));

        List<ChatChunk> chunks = streamed(request("Name a river. [[cached=3]]"));

        assertThat(text(chunks)).isEqualTo(whole.content());
        assertThat(chunks.getLast().usage()).isEqualTo(whole.usage());
        assertThat(chunks.subList(0, chunks.size() - 1)).allMatch(chunk -> chunk.usage() == null);
        assertThat(chunks).anyMatch(chunk -> "stop".equals(chunk.finishReason()));
        assertThat(chunks).hasSizeGreaterThan(4);
    }

    @Test
    void passes_every_chunk_on_as_one_line_of_canonical_json() {
        needs("stream");
        String said = "Two\nlines, \"quoted\", \\ and 你好 🌍.";
        StringBuilder content = new StringBuilder();

        for (ChatChunk chunk : streamed(request("[[say=" + said + "]]"))) {
            assertThat(chunk.json()).doesNotContain("\n");
            JsonNode json = JSON.readTree(chunk.json());
            assertThat(json.path("object").asString()).isEqualTo("chat.completion.chunk");
            assertThat(json.path("id").asString()).isNotBlank();
            content.append(json.at("/choices/0/delta/content").asString(""));
        }

        assertThat(content).hasToString(said);
    }

    @Test
    void streams_a_tool_call_in_pieces_that_make_up_the_whole_one() {
        needs("stream");
        needs("tools");
        JsonNode whole = adapter.callService(offeringTools("Weather?", "\"required\""))
                .body()
                .at("/choices/0/message/tool_calls/0");

        List<ChatChunk> chunks = streamed(offeringTools("Weather?", "\"required\""));

        List<JsonNode> pieces = chunks.stream()
                .map(chunk -> JSON.readTree(chunk.json()).at("/choices/0/delta/tool_calls/0"))
                .filter(JsonNode::isObject)
                .toList();
        assertThat(pieces.getFirst().path("id")).isEqualTo(whole.path("id"));
        assertThat(pieces.getFirst().at("/function/name")).isEqualTo(whole.at("/function/name"));
        assertThat(pieces).allMatch(piece -> piece.path("index").asInt(-1) == 0);
        StringBuilder arguments = new StringBuilder();
        pieces.forEach(piece -> arguments.append(piece.at("/function/arguments").asString("")));
        assertThat(JSON.readTree(arguments.toString()))
                .isEqualTo(JSON.readTree(whole.at("/function/arguments").asString()));
        assertThat(chunks).anyMatch(chunk -> "tool_calls".equals(chunk.finishReason()));
    }

    @Test
    void waits_for_a_slow_drip_as_long_as_it_drips() {
        needs("stream");
        fault(fault(FaultKind.SLOW).afterChunks(1).delay(Duration.ofMillis(150)));
        ChatAdapter hasty = initialized(PATIENT, Duration.ofSeconds(1));
        List<ChatChunk> chunks = new ArrayList<>();

        pull(hasty.stream(request("Hello? [[tokens=12]]")), chunks);

        assertThat(chunks.getLast().usage().completion()).isEqualTo(12);
    }

    @Test
    void gives_up_on_a_stream_that_falls_silent() {
        needs("stream");
        fault(fault(FaultKind.SLOW).afterChunks(2).delay(Duration.ofSeconds(30)));
        ChatAdapter hasty = initialized(PATIENT, Duration.ofMillis(300));

        assertThatThrownBy(() -> pull(hasty.stream(request("Hello?")), new ArrayList<>()))
                .isInstanceOf(ProviderException.TimedOut.class);
    }

    @Test
    void fails_on_a_stream_that_breaks_off_and_keeps_what_came() {
        needs("stream");
        fault(fault(FaultKind.DROP).afterChunks(3));
        List<ChatChunk> chunks = new ArrayList<>();

        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> pull(adapter.stream(request("Hello?")), chunks));

        assertThat(failure).isInstanceOf(ProviderException.Unavailable.class);
        assertThat(failure.retryable()).isFalse();
        assertThat(text(chunks)).isNotEmpty();
    }

    @Test
    void fails_on_a_chunk_that_is_no_json() {
        needs("stream");
        fault(fault(FaultKind.MALFORMED).afterChunks(2));

        assertThatThrownBy(() -> streamed(request("Hello?"))).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void fails_on_an_error_inside_the_stream_which_is_not_tried_again() {
        needs("stream");
        fault(fault(FaultKind.STATUS).status(500).afterChunks(2));

        assertThatThrownBy(() -> streamed(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @Test
    void knows_a_stream_that_was_refused_before_it_began() {
        needs("stream");
        fault(fault(FaultKind.STATUS).status(429).retryAfter(2));

        assertThatThrownBy(() -> adapter.stream(request("Hello?")))
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(2)));
    }

    final List<ChatChunk> streamed(ChatRequest request) {
        List<ChatChunk> chunks = new ArrayList<>();
        pull(adapter.stream(request), chunks);
        return chunks;
    }

    static void pull(ChatStream stream, List<ChatChunk> chunks) {
        try (stream) {
            for (ChatChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
                chunks.add(chunk);
            }
        }
    }

    static String text(List<ChatChunk> chunks) {
        return chunks.stream().map(ChatChunk::content).collect(Collectors.joining());
    }
}
