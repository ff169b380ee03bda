package org.example.plain;

import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes chunks as OpenAI does: the first has the role, one says why it ends, the last has the usage and no choice. */
final class ChunkWriter {

    private final String id;
    private final String model;
    private final long created = Instant.now().getEpochSecond();
    private boolean begun;

    ChunkWriter(String id, String model) {
        this.id = id;
        this.model = model;
    }

    ChatChunk text(String text) {
        ObjectNode chunk = chunk();
        ObjectNode delta = choice(chunk, null);
        if (!begun) {
            delta.put("role", "assistant");
            begun = true;
        }
        delta.put("content", text);
        return new ChatChunk(chunk.toString(), text, null, null);
    }

    ChatChunk end(String reason) {
        ObjectNode chunk = chunk();
        choice(chunk, reason);
        return new ChatChunk(chunk.toString(), "", reason, null);
    }

    ChatChunk usage(TokenUsage usage) {
        ObjectNode chunk = chunk();
        chunk.putArray("choices");
        chunk.set("usage", usage.toCanonical());
        return new ChatChunk(chunk.toString(), "", null, usage);
    }

    private ObjectNode chunk() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", model);
    }

    private static ObjectNode choice(ObjectNode chunk, String finishReason) {
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        ObjectNode delta = choice.putObject("delta");
        choice.put("finish_reason", finishReason);
        return delta;
    }
}
