package org.example.plain;

import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the chunks of an answer together to what OpenAI answers in one piece. */
final class WholeAnswer {

    private final String model;
    private final StringBuilder content = new StringBuilder();
    private String finishReason;
    private TokenUsage usage = TokenUsage.NONE;

    WholeAnswer(String model) {
        this.model = model;
    }

    void add(ChatChunk chunk) {
        content.append(chunk.content());
        finishReason = chunk.finishReason() == null ? finishReason : chunk.finishReason();
        usage = chunk.usage() == null ? usage : chunk.usage();
    }

    ChatAnswer answer(String id) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "chat.completion")
                .put("created", Instant.now().getEpochSecond())
                .put("model", model);
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", content.toString());
        choice.put("finish_reason", finishReason);
        body.set("usage", usage.toCanonical());
        return new ChatAnswer(body, usage);
    }
}
