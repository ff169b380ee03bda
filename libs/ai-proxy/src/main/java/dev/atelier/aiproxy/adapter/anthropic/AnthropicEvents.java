package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.adapter.sse.Tail;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of a stream as JSON. Each repeats its name in its data, so the data is all that is read. */
final class AnthropicEvents {

    private final ProviderResponse response;
    private final SseLines lines;
    private final JsonMapper json;

    AnthropicEvents(ProviderResponse response, SseLines lines, JsonMapper json) {
        this.response = response;
        this.lines = lines;
        this.json = json;
    }

    /** The next event; {@code null} at the end. */
    @Nullable
    JsonNode next() {
        byte[] data = lines.nextData();
        return data == null ? null : parse(data);
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
        throw new ProviderException.Malformed("an event of the stream is no JSON object", null);
    }

    /** Ends the connection. */
    void close() {
        response.close();
    }

    /** Reads what little follows the last event, so that the connection can serve another call. Nobody waits for it. */
    void drain() {
        Tail.drain(response);
    }
}
