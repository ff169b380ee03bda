package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Anthropic's {@code usage} object.
 *
 * @param input tokens of the prompt that have nothing to do with the cache
 * @param written tokens of the prompt that were put into the cache
 * @param read tokens of the prompt that came from the cache
 * @param output tokens made, thinking included
 * @param thinking those of {@code output} spent on thinking
 */
record AnthropicUsage(long input, long written, long read, long output, long thinking) {

    /** The usage; {@code null} if the provider sent none. */
    static @Nullable AnthropicUsage of(JsonNode usage) {
        boolean counted = usage.path("input_tokens").isNumber();
        return counted ? new AnthropicUsage(0, 0, 0, 0, 0).updatedBy(usage) : null;
    }

    /** With what a later report says, which counts from the beginning and leaves out what has not changed. */
    AnthropicUsage updatedBy(JsonNode usage) {
        return new AnthropicUsage(
                number(usage.path("input_tokens"), input),
                number(usage.path("cache_creation_input_tokens"), written),
                number(usage.path("cache_read_input_tokens"), read),
                number(usage.path("output_tokens"), output),
                number(usage.path("output_tokens_details").path("thinking_tokens"), thinking));
    }

    private static long number(JsonNode value, long otherwise) {
        return value.isNumber() ? value.asLong(otherwise) : otherwise;
    }

    /** In OpenAI's sense: the prompt includes what was cached. */
    TokenUsage canonical() {
        return new TokenUsage(input + written + read, read, output, thinking);
    }
}
