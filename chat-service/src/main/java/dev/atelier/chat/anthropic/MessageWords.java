package dev.atelier.chat.anthropic;

import dev.atelier.aiproxy.spi.TokenUsage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What both kinds of answer say in Anthropic's words. */
final class MessageWords {

    private MessageWords() {}

    /** Why an answer ended. Which stop sequence it was that ended it, the canonical answer does not tell. */
    static String stopReason(String finishReason) {
        return switch (finishReason) {
            case "length" -> "max_tokens";
            case "tool_calls", "function_call" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    /** Anthropic's prompt does not include what came from the cache. */
    static ObjectNode usage(TokenUsage usage, JsonMapper json) {
        return json.createObjectNode()
                .put("input_tokens", usage.prompt() - usage.cached())
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", usage.cached())
                .put("output_tokens", usage.completion());
    }

    /** The id under which the call is in statistics. */
    static String id(String callId) {
        return "msg_" + callId;
    }

    /** A message without its content. */
    static ObjectNode message(String id, String model, JsonMapper json) {
        ObjectNode message = json.createObjectNode()
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        return message;
    }
}
