package dev.atelier.aiproxy.adapter.openai;

import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenAI's {@code usage} object; unknown members are ignored. */
final class OpenAiUsage {

    private OpenAiUsage() {}

    /** The usage; {@code null} if the provider sent none. */
    static @Nullable TokenUsage of(@Nullable JsonNode usage) {
        if (usage == null || !usage.isObject() || !usage.path("prompt_tokens").isNumber()) {
            return null;
        }
        return new TokenUsage(
                usage.path("prompt_tokens").asLong(0),
                usage.path("prompt_tokens_details").path("cached_tokens").asLong(0),
                usage.path("completion_tokens").asLong(0),
                usage.path("completion_tokens_details").path("reasoning_tokens").asLong(0));
    }
}
