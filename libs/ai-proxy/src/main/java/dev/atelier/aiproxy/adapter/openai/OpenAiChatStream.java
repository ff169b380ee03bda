package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.adapter.sse.SseLines;
import dev.atelier.aiproxy.adapter.sse.Tail;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stream of OpenAI chunks. It ends properly with {@code [DONE]}; a provider that closes the connection after a finish
 * reason is believed too, one that closes it earlier broke off.
 */
final class OpenAiChatStream implements ChatStream {

    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final ProviderResponse response;
    private final JsonMapper json;
    private final OpenAiErrors errors;
    private final SseLines lines;
    private boolean delivered;
    private boolean finished;
    private boolean complete;

    OpenAiChatStream(ProviderResponse response, SseLines lines, JsonMapper json, OpenAiErrors errors) {
        this.response = response;
        this.json = json;
        this.errors = errors;
        this.lines = lines;
    }

    @Override
    public @Nullable ChatChunk next() {
        byte[] data = nextData();
        if (data != null && !Arrays.equals(data, DONE)) {
            return chunk(data);
        }
        complete = data != null;
        if (!delivered) {
            throw new ProviderException.Malformed("the stream was empty", null);
        }
        if (!complete && !finished) {
            throw ProviderException.Unavailable.brokenOff("the stream ended early", null);
        }
        return null;
    }

    /** What goes wrong after the answer's own end takes nothing from it. */
    private byte @Nullable [] nextData() {
        try {
            return lines.nextData();
        } catch (ProviderException.Unavailable e) {
            if (finished) {
                return null;
            }
            throw e;
        }
    }

    private ChatChunk chunk(byte[] data) {
        JsonNode chunk = parse(data);
        JsonNode error = chunk.get("error");
        if (error != null && !error.isNull()) {
            throw errors.inStream(error, delivered);
        }
        delivered = true;
        JsonNode choice = chunk.path("choices").path(0);
        boolean ofFirstChoice = choice.path("index").asInt(0) == 0;
        JsonNode reason = choice.path("finish_reason");
        finished |= reason.isString();
        return new ChatChunk(
                new String(data, StandardCharsets.UTF_8),
                ofFirstChoice ? choice.path("delta").path("content").asString("") : "",
                ofFirstChoice && reason.isString() ? reason.stringValue() : null,
                OpenAiUsage.of(chunk.get("usage")));
    }

    private JsonNode parse(byte[] data) {
        try {
            JsonNode chunk = json.readTree(data);
            if (chunk.isObject()) {
                return chunk;
            }
        } catch (JacksonException e) {
            // The parser's message holds pieces of the answer.
        }
        throw new ProviderException.Malformed("a chunk of the stream is no JSON object", null);
    }

    @Override
    public void close() {
        if (complete) {
            Tail.drain(response);
        } else {
            response.close();
        }
    }
}
