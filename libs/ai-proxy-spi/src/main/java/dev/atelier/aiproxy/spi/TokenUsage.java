package dev.atelier.aiproxy.spi;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens of one call, in OpenAI's sense: {@code prompt} includes {@code cached}, {@code completion} includes
 * {@code reasoning}. Adapters whose provider counts otherwise convert.
 *
 * @param prompt tokens sent
 * @param cached those of {@code prompt} the provider read from its cache
 * @param completion tokens made
 * @param reasoning those of {@code completion} that were spent on thinking
 */
public record TokenUsage(long prompt, long cached, long completion, long reasoning) {

    /** No tokens at all. */
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0);

    /** Clamps what a provider may report wrongly: nothing is negative, no part exceeds its whole. */
    public TokenUsage {
        prompt = Math.max(0, prompt);
        completion = Math.max(0, completion);
        cached = Math.clamp(cached, 0, prompt);
        reasoning = Math.clamp(reasoning, 0, completion);
    }

    /** Prompt and completion together. */
    public long total() {
        return prompt + completion;
    }

    /** OpenAI's {@code usage} object, as canonical answers and chunks hold it. */
    public ObjectNode toCanonical() {
        ObjectNode usage = JsonNodeFactory.instance
                .objectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", completion)
                .put("total_tokens", total());
        usage.putObject("prompt_tokens_details").put("cached_tokens", cached);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning);
        return usage;
    }
}
