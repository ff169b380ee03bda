package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ChatChunk;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes OpenAI's chunks. Most of a chunk is the same in all of a stream, so that no tree is built for one. */
final class ChunkWriter {

    private final JsonMapper json;
    private final long created;
    private String head = "";

    /** @param created seconds since 1970 */
    ChunkWriter(JsonMapper json, long created) {
        this.json = json;
        this.created = created;
    }

    /** The first chunk, of which all others take who answers. */
    ChatChunk begin(JsonNode message) {
        head = "{\"id\":" + quoted(message.path("id").asString(""))
                + ",\"object\":\"chat.completion.chunk\",\"created\":" + created + ",\"model\":"
                + quoted(message.path("model").asString("")) + ",\"choices\":[";
        return chunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "", null);
    }

    ChatChunk text(String piece) {
        return chunk("{\"content\":" + quoted(piece) + "}", piece, null);
    }

    /** OpenAI shows no thoughts; many of those who speak its format do, by this name. */
    ChatChunk thought(String piece) {
        return chunk("{\"reasoning_content\":" + quoted(piece) + "}", "", null);
    }

    ChatChunk toolCall(int index, String id, String name) {
        String function = "{\"name\":" + quoted(name) + ",\"arguments\":\"\"}";
        return chunk(
                "{\"tool_calls\":[{\"index\":" + index + ",\"id\":" + quoted(id)
                        + ",\"type\":\"function\",\"function\":" + function + "}]}",
                "",
                null);
    }

    ChatChunk toolArguments(int index, String piece) {
        return chunk(
                "{\"tool_calls\":[{\"index\":" + index + ",\"function\":{\"arguments\":" + quoted(piece) + "}}]}",
                "",
                null);
    }

    ChatChunk finish(String reason) {
        return chunk("{}", "", reason);
    }

    /** The last chunk, which belongs to no choice. */
    ChatChunk usage(AnthropicUsage usage) {
        return new ChatChunk(
                head + "],\"usage\":" + usage.canonical().toCanonical() + "}", "", null, usage.canonical());
    }

    private ChatChunk chunk(String delta, String content, @Nullable String finishReason) {
        String reason = finishReason == null ? "null" : quoted(finishReason);
        String chunk = head + "{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + reason
                + "}],\"usage\":null}";
        return new ChatChunk(chunk, content, finishReason, null);
    }

    private String quoted(String text) {
        return json.writeValueAsString(text);
    }
}
