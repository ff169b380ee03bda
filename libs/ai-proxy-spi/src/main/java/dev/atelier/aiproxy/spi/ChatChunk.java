package dev.atelier.aiproxy.spi;

import org.jspecify.annotations.Nullable;

/**
 * One piece of a streamed answer: the canonical JSON to pass on, and the little the platform itself reads from it.
 *
 * @param json an OpenAI {@code chat.completion.chunk}, on one line
 * @param content text of the first choice in this chunk; empty if there is none
 * @param finishReason why the first choice ended; {@code null} before its end
 * @param usage the provider's count of the whole call; {@code null} on every chunk but the one that carries it
 */
public record ChatChunk(
        String json,
        String content,
        @Nullable String finishReason,
        @Nullable TokenUsage usage) {}
