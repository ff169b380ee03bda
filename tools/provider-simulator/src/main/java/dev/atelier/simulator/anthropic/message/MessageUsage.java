package dev.atelier.simulator.anthropic.message;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The usage object.
 *
 * @param input tokens of the prompt that were not cached
 * @param cached tokens read from the cache, not part of {@code input}
 * @param output tokens made, thinking included
 * @param thinking those of {@code output} spent on thinking
 */
record MessageUsage(int input, int cached, int output, int thinking) {

    static MessageUsage of(MessageRequest request, AnswerBlock block) {
        int cached = request.cachedTokens();
        int thinking = request.thinkingTokens();
        return new MessageUsage(request.prompt().tokens() - cached, cached, block.tokens() + thinking, thinking);
    }

    ObjectNode json() {
        ObjectNode usage = opening();
        addOutput(usage);
        return usage.put("service_tier", "standard");
    }

    /** As a stream begins: one token is announced, the rest is told at its end. */
    ObjectNode opening() {
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        usage.put("input_tokens", input);
        usage.put("cache_creation_input_tokens", 0);
        usage.put("cache_read_input_tokens", cached);
        usage.putObject("cache_creation").put("ephemeral_5m_input_tokens", 0).put("ephemeral_1h_input_tokens", 0);
        return usage.put("output_tokens", 1);
    }

    /** As a stream ends: all that was made since its beginning. */
    ObjectNode closing() {
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        addOutput(usage);
        return usage;
    }

    private void addOutput(ObjectNode usage) {
        usage.put("output_tokens", output);
        if (thinking > 0) {
            usage.putObject("output_tokens_details").put("thinking_tokens", thinking);
        }
    }
}
