package dev.atelier.aiproxy.adapter.gemini;

import dev.atelier.aiproxy.adapter.gemini.answer.StreamedAnswer;
import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream of Gemini's. No mark ends it: it is whole once a finish reason has come and the body has ended, and one that ends
 * without a reason broke off.
 */
final class GeminiChatStream implements ChatStream {

    private final ProviderResponse response;
    private final StreamedAnswer answer;
    private final JsonMapper json;
    private final GeminiErrors errors;
    private final LastBytes body;
    private final SseLines lines;
    private boolean delivered;
    private boolean ended;

    GeminiChatStream(
            ProviderResponse response, StreamedAnswer answer, JsonMapper json, GeminiErrors errors, int longestLine) {
        this.response = response;
        this.answer = answer;
        this.json = json;
        this.errors = errors;
        this.body = new LastBytes(response.body());
        this.lines = new SseLines(body, longestLine);
    }

    @Override
    public @Nullable ChatChunk next() {
        ChatChunk chunk = null;
        while (chunk == null && !ended) {
            byte[] data = nextData();
            ended = data == null;
            chunk = data == null ? end() : chunk(data);
        }
        delivered |= chunk != null;
        return chunk;
    }

    /** What goes wrong after the answer's own end takes nothing from it. */
    private byte @Nullable [] nextData() {
        try {
            return lines.nextData();
        } catch (ProviderException.Unavailable | ProviderException.TimedOut e) {
            if (answer.isFinished()) {
                return null;
            }
            throw e;
        }
    }

    private @Nullable ChatChunk chunk(byte[] data) {
        JsonNode event = parse(data);
        JsonNode error = event.path("error");
        if (error.isObject()) {
            throw errors.inStream(error, delivered);
        }
        return answer.next(event);
    }

    private JsonNode parse(byte[] data) {
        try {
            JsonNode event = json.readTree(data);
            if (event.isObject()) {
                return event;
            }
        } catch (JacksonException e) {
            // The parser's message holds pieces of the answer.
        }
        throw new ProviderException.Malformed("a chunk of the stream is no JSON object", null);
    }

    private @Nullable ChatChunk end() {
        if (answer.isFinished()) {
            return answer.end();
        }
        JsonNode error = errors.error(body.afterLastEvent());
        if (error.isObject()) {
            throw errors.inStream(error, delivered);
        }
        if (!delivered) {
            throw new ProviderException.Malformed("the stream was empty", null);
        }
        throw ProviderException.Unavailable.brokenOff("the stream ended early", null);
    }

    @Override
    public void close() {
        response.close();
    }
}
