package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes OpenAI's chunks around the deltas; what they all share is written once. */
final class ChunkWriter {

    private final JsonMapper json;
    private final String head;

    /** @param created seconds since 1970 */
    ChunkWriter(JsonMapper json, String id, String model, long created) {
        this.json = json;
        this.head = "{\"id\":" + json.writeValueAsString(id) + ",\"object\":\"chat.completion.chunk\",\"created\":"
                + created + ",\"model\":" + json.writeValueAsString(model) + ",\"choices\":[";
    }

    ChatChunk begin() {
        return chunk("{\"role\":\"assistant\",\"content\":\"\"}", "", null);
    }

    ChatChunk delta(JsonNode delta) {
        return chunk(json.writeValueAsString(delta), delta.path("content").asString(""), null);
    }

    ChatChunk finish(String reason) {
        return chunk("{}", "", reason);
    }

    /** The last chunk, which belongs to no choice. */
    ChatChunk usage(TokenUsage usage) {
        return new ChatChunk(head + "],\"usage\":" + usage.toCanonical() + "}", "", null, usage);
    }

    private ChatChunk chunk(String delta, String content, @Nullable String finishReason) {
        String reason = finishReason == null ? "null" : json.writeValueAsString(finishReason);
        String chunk = head + "{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + reason
                + "}],\"usage\":null}";
        return new ChatChunk(chunk, content, finishReason, null);
    }
}
