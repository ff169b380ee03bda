package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.adapter.generic.settings.ChatSettings;
import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.adapter.sse.Tail;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The events of a stream, and what the settings make of each. */
final class GenericEvents {

    private final ProviderResponse response;
    private final SseLines lines;
    private final ChatSettings.Stream settings;
    private final JsonMapper json;
    private @Nullable Object latest;
    private boolean complete;

    GenericEvents(ProviderResponse response, int longestLine, ChatSettings.Stream settings, JsonMapper json) {
        this.response = response;
        this.lines = new SseLines(response.body(), longestLine);
        this.settings = settings;
        this.json = json;
    }

    /** What the next event tells, missing if nothing; {@code null} at the end. */
    @Nullable
    JsonNode next() {
        byte[] data = lines.nextData();
        complete = data != null && settings.end() != null && Arrays.equals(data, settings.end());
        if (data == null || complete) {
            return null;
        }
        if (data.length == 0) {
            return MissingNode.getInstance();
        }
        latest = parse(data);
        return Mapped.answer(settings.chunk(), latest, Map.of("event", lines.event()));
    }

    /** The event as it came. */
    @Nullable
    Object latest() {
        return latest;
    }

    /** Whether the mark came that ends a stream. */
    boolean isComplete() {
        return complete;
    }

    private Object parse(byte[] data) {
        try {
            return json.readValue(data, Object.class);
        } catch (JacksonException e) {
            // The parser's message holds pieces of the answer.
            throw new ProviderException.Malformed("an event of the stream is no JSON", null);
        }
    }

    /** Ends the connection, or reads what little follows the last event, so that it can serve another call. */
    void close() {
        if (complete) {
            Tail.drain(response);
        } else {
            response.close();
        }
    }
}
