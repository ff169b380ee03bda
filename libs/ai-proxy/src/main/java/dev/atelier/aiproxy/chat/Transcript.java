package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.spi.ChatAnswer;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What has been delivered of an answer so far. */
final class Transcript {

    private final StringBuilder content = new StringBuilder();
    private @Nullable String finishReason;
    private @Nullable TokenUsage reported;
    private @Nullable ObjectNode body;

    void add(ChatChunk chunk) {
        content.append(chunk.content());
        if (chunk.finishReason() != null) {
            finishReason = chunk.finishReason();
        }
        if (chunk.usage() != null) {
            reported = chunk.usage();
        }
    }

    void add(ChatAnswer answer) {
        content.append(answer.content());
        finishReason = answer.finishReason();
        reported = answer.usage();
        body = answer.body();
    }

    String content() {
        return content.toString();
    }

    String finishReason() {
        return finishReason == null ? "stop" : finishReason;
    }

    @Nullable
    TokenUsage reported() {
        return reported;
    }

    @Nullable
    ObjectNode body() {
        return body;
    }
}
