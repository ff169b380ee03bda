package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A stream of Anthropic's events, as OpenAI's chunks. It ends properly with {@code message_stop}; a provider that closes the
 * connection after a stop reason is believed too, one that closes it earlier broke off. The usage comes last, as in OpenAI's
 * streams.
 */
final class AnthropicChatStream implements ChatStream {

    private final AnthropicEvents events;
    private final ChunkWriter chunks;
    private final AnthropicErrors errors;
    private @Nullable AnthropicUsage usage;
    private int tools = -1;
    private boolean inputMissing;
    private boolean begun;
    private boolean finished;
    private boolean complete;
    private boolean over;

    AnthropicChatStream(AnthropicEvents events, ChunkWriter chunks, AnthropicErrors errors) {
        this.events = events;
        this.chunks = chunks;
        this.errors = errors;
    }

    @Override
    public @Nullable ChatChunk next() {
        while (!over) {
            JsonNode event = nextEvent();
            ChatChunk chunk = event == null ? end() : read(event);
            if (chunk != null) {
                return chunk;
            }
        }
        return null;
    }

    /** What goes wrong after the answer's own end takes nothing from it. */
    private @Nullable JsonNode nextEvent() {
        try {
            return events.next();
        } catch (ProviderException.Unavailable e) {
            if (finished) {
                return null;
            }
            throw e;
        }
    }

    /** The chunk an event makes; {@code null} if it makes none. */
    private @Nullable ChatChunk read(JsonNode event) {
        String type = event.path("type").asString("");
        if (!begun && type.startsWith("content_block")) {
            throw new ProviderException.Malformed("the stream does not begin with its message", null);
        }
        return switch (type) {
            case "message_start" -> begin(event.path("message"));
            case "content_block_start" -> beginBlock(event.path("content_block"));
            case "content_block_delta" -> delta(event.path("delta"));
            case "content_block_stop" -> endBlock();
            case "message_delta" -> finish(event);
            case "message_stop" -> stop();
            case "error" -> throw errors.inStream(event.path("error"), begun);
            default -> null; // a ping, or something newer than this adapter
        };
    }

    private ChatChunk begin(JsonNode message) {
        begun = true;
        usage = AnthropicUsage.of(message.path("usage"));
        return chunks.begin(message);
    }

    private @Nullable ChatChunk beginBlock(JsonNode block) {
        inputMissing = block.path("type").asString("").equals("tool_use");
        if (!inputMissing) {
            return null;
        }
        tools++;
        return chunks.toolCall(
                tools, block.path("id").asString(""), block.path("name").asString(""));
    }

    private @Nullable ChatChunk delta(JsonNode delta) {
        return switch (delta.path("type").asString("")) {
            case "text_delta" -> piece(delta.path("text"), chunks::text);
            case "thinking_delta" -> piece(delta.path("thinking"), chunks::thought);
            case "input_json_delta" -> piece(delta.path("partial_json"), this::input);
            default -> null; // signatures and citations
        };
    }

    private static @Nullable ChatChunk piece(JsonNode text, Function<String, ChatChunk> chunk) {
        String piece = text.asString("");
        return piece.isEmpty() ? null : chunk.apply(piece);
    }

    private ChatChunk input(String piece) {
        inputMissing = false;
        return chunks.toolArguments(tools, piece);
    }

    /** A tool that takes nothing may stream nothing; its input is an empty object all the same. */
    private @Nullable ChatChunk endBlock() {
        return inputMissing ? input("{}") : null;
    }

    private @Nullable ChatChunk finish(JsonNode event) {
        if (usage != null) {
            usage = usage.updatedBy(event.path("usage"));
        }
        JsonNode reason = event.path("delta").path("stop_reason");
        if (finished || !reason.isString()) {
            return null;
        }
        finished = true;
        return chunks.finish(StopReason.canonical(reason.stringValue()));
    }

    private @Nullable ChatChunk stop() {
        complete = true;
        return end();
    }

    private @Nullable ChatChunk end() {
        if (!begun) {
            throw new ProviderException.Malformed("the stream was empty", null);
        }
        if (!complete && !finished) {
            throw ProviderException.Unavailable.brokenOff("the stream ended early", null);
        }
        over = true;
        return usage == null ? null : chunks.usage(usage);
    }

    /** Nobody should wait for a provider that keeps the connection open after its last event. */
    @Override
    public void close() {
        if (complete) {
            events.drain();
        } else {
            events.close();
        }
    }
}
