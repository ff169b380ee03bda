package dev.atelier.aiproxy.adapter.gemini.answer;

import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gemini's {@code usageMetadata}: its prompt includes what was cached but not what tools of Google's own read, its candidates
 * do not include the thoughts.
 */
final class Usage {

    private Usage() {}

    /** The usage; {@code null} if the provider sent none. */
    static @Nullable TokenUsage of(JsonNode metadata) {
        if (!metadata.path("promptTokenCount").isNumber()) {
            return null;
        }
        long thoughts = metadata.path("thoughtsTokenCount").asLong(0);
        return new TokenUsage(
                metadata.path("promptTokenCount").asLong(0)
                        + metadata.path("toolUsePromptTokenCount").asLong(0),
                metadata.path("cachedContentTokenCount").asLong(0),
                metadata.path("candidatesTokenCount").asLong(0) + thoughts,
                thoughts);
    }
}
