package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer, whole or in deltas.
 *
 * @param answer the text, or the arguments of the tool call
 */
record Choice(Answer answer, @Nullable ToolCall toolCall) {

    String finishReason() {
        if (answer.cut()) {
            return "length";
        }
        return toolCall == null ? "stop" : "tool_calls";
    }

    int tokens() {
        return answer.tokens() + (toolCall == null ? 0 : toolCall.headTokens());
    }

    ObjectNode message() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("role", "assistant");
        message.put("content", toolCall == null ? answer.text() : null);
        message.putNull("refusal");
        if (toolCall != null) {
            ObjectNode call = message.putArray("tool_calls").addObject();
            call.put("id", toolCall.id());
            call.put("type", "function");
            call.putObject("function").put("name", toolCall.name()).put("arguments", answer.text());
        }
        message.putArray("annotations");
        return message;
    }

    /** How many deltas it streams in. */
    int deltas() {
        return answer.pieces().size() + (toolCall == null ? 0 : 1);
    }

    int deltaTokens(int index) {
        if (toolCall == null) {
            return answer.pieces().get(index).tokens();
        }
        return index == 0
                ? toolCall.headTokens()
                : answer.pieces().get(index - 1).tokens();
    }

    String delta(int index) {
        if (toolCall == null) {
            return "{\"content\":" + quoted(index) + "}";
        }
        if (index == 0) {
            return "{\"tool_calls\":[{\"index\":0,\"id\":\"" + toolCall.id() + "\",\"type\":\"function\",\"function\":"
                    + "{\"name\":\"" + toolCall.name() + "\",\"arguments\":\"\"}}]}";
        }
        return "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":" + quoted(index - 1) + "}}]}";
    }

    private String quoted(int piece) {
        return JsonText.quoted(answer.pieces().get(piece).text());
    }
}
