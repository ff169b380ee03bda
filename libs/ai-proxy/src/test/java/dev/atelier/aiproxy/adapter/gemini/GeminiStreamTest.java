package dev.atelier.aiproxy.adapter.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.adapter.gemini.answer.StreamedAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Streams as Google was seen to write them, byte by byte. */
class GeminiStreamTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String WELL =
            "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Well\"}]}}],"
                    + "\"usageMetadata\":{\"promptTokenCount\":4,\"totalTokenCount\":4},\"responseId\":\"r1\"}\r\n\r\n";
    private static final String END =
            "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\".\"}]},\"finishReason\":\"STOP\"}],"
                    + "\"usageMetadata\":{\"promptTokenCount\":4,\"candidatesTokenCount\":2},\"responseId\":\"r1\"}\r\n\r\n";
    private static final String RAW_ERROR = """
            {
              "error": {
                "code": 503,
                "message": "The model is overloaded.",
                "status": "UNAVAILABLE"
              }
            }
            """;

    @Test
    void the_last_usage_counts_and_comes_alone_at_the_end() {
        GeminiChatStream stream = stream(WELL + END);

        assertThat(stream.next().content()).isEqualTo("Well");
        ChatChunk last = stream.next();
        assertThat(last.content()).isEqualTo(".");
        assertThat(last.finishReason()).isEqualTo("stop");
        assertThat(last.usage()).isNull();
        ChatChunk usage = stream.next();
        assertThat(usage.usage().completion()).isEqualTo(2);
        assertThat(JSON.readTree(usage.json()).path("choices").isEmpty()).isTrue();
        assertThat(stream.next()).isNull();
        assertThat(stream.next()).isNull();
    }

    @Test
    void every_chunk_has_the_same_id_and_the_first_one_the_role() {
        GeminiChatStream stream = stream(WELL + END);

        assertThat(stream.next().json()).contains("\"id\":\"chatcmpl-r1\"", "\"role\":\"assistant\"");
        assertThat(stream.next().json()).contains("\"id\":\"chatcmpl-r1\"").doesNotContain("\"role\"");
        assertThat(stream.next().json()).contains("\"id\":\"chatcmpl-r1\"");
    }

    @Test
    void a_stream_that_ends_without_a_reason_broke_off() {
        GeminiChatStream stream = stream(WELL);
        stream.next();

        assertThatThrownBy(stream::next)
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        failure -> assertThat(failure.retryable()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[%s]"})
    void an_error_that_is_no_event_is_seen_and_not_tried_again_after_the_first_word(String form) {
        String error = form.isEmpty() ? RAW_ERROR : form.formatted(RAW_ERROR);
        GeminiChatStream stream = stream(WELL + error);
        stream.next();

        assertThatThrownBy(stream::next).isInstanceOfSatisfying(ProviderException.Unavailable.class, failure -> {
            assertThat(failure.status()).isEqualTo(503);
            assertThat(failure.retryable()).isFalse();
        });
    }

    @Test
    void an_error_that_is_no_event_and_the_first_of_all_may_be_tried_again() {
        assertThatThrownBy(stream(RAW_ERROR)::next)
                .isInstanceOfSatisfying(
                        ProviderException.Unavailable.class,
                        failure -> assertThat(failure.retryable()).isTrue());
    }

    @Test
    void an_empty_stream_is_malformed() {
        assertThatThrownBy(stream("")::next).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void what_goes_wrong_after_the_end_takes_nothing_from_the_answer() {
        var broken = new InputStream() {
            @Override
            public int read() {
                throw new ProviderException.TimedOut("silence", null);
            }
        };
        var stream = stream(new SequenceInputStream(bytes(WELL + END), broken));

        assertThat(stream.next().content()).isEqualTo("Well");
        assertThat(stream.next().finishReason()).isEqualTo("stop");
        assertThat(stream.next().usage()).isNotNull();
        assertThat(stream.next()).isNull();
    }

    @Test
    void parallel_calls_of_several_events_are_numbered_on() {
        String call =
                "data: {\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{}}}]}}],"
                        + "\"responseId\":\"r1\"}\n\n";
        GeminiChatStream stream = stream(call + call + END);

        assertThat(stream.next().json()).contains("\"id\":\"call_r1_0_0\"", "\"index\":0");
        assertThat(stream.next().json()).contains("\"id\":\"call_r1_0_1\"", "\"index\":1");
        assertThat(stream.next().finishReason()).isEqualTo("tool_calls");
    }

    @Test
    void long_delays_have_nine_decimals() {
        String error = "{\"error\":{\"code\":429,\"details\":[{\"retryDelay\":\"45.837906927s\"}]}}";

        assertThatThrownBy(stream(error)::next)
                .isInstanceOfSatisfying(
                        ProviderException.RateLimited.class,
                        limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofNanos(45_837_906_927L)));
    }

    private static GeminiChatStream stream(String text) {
        return stream(bytes(text));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static GeminiChatStream stream(InputStream body) {
        return new GeminiChatStream(
                new Ok(body), new StreamedAnswer(1_790_000_000), JSON, new GeminiErrors(JSON), 1 << 20);
    }

    private record Ok(InputStream body) implements ProviderResponse {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public @Nullable String header(String name) {
            return null;
        }

        @Override
        public void close() {}
    }
}
