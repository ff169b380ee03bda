package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one block of an answer, whole or in deltas.
 *
 * @param answer the text, or the input of the tool
 * @param stopSequence which of the stop sequences ended the text
 * @param outOfRoom whether it was the window that cut it, if it was cut
 */
record AnswerBlock(
        Answer answer, @Nullable ToolUse toolUse, @Nullable String stopSequence, boolean outOfRoom) {

    String stopReason() {
        if (answer.cut()) {
            return outOfRoom ? "model_context_window_exceeded" : "max_tokens";
        }
        if (toolUse != null) {
            return "tool_use";
        }
        return stopSequence == null ? "end_turn" : "stop_sequence";
    }

    int tokens() {
        return answer.tokens() + headTokens();
    }

    int headTokens() {
        return toolUse == null ? 0 : toolUse.headTokens();
    }

    ObjectNode json() {
        ObjectNode block = start();
        if (toolUse == null) {
            return block.put("text", answer.text());
        }
        return block.set("input", input());
    }

    /** A cut input is no JSON, and comes as an empty one. */
    private JsonNode input() {
        try {
            return JsonMapper.shared().readTree(answer.text());
        } catch (JacksonException cut) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /** The block as a stream begins it: empty. */
    ObjectNode start() {
        ObjectNode block = JsonNodeFactory.instance.objectNode();
        if (toolUse == null) {
            return block.put("type", "text").put("text", "");
        }
        block.put("type", "tool_use").put("id", toolUse.id()).put("name", toolUse.name());
        return block.set("input", JsonNodeFactory.instance.objectNode());
    }

    /** How many deltas it streams in. */
    int deltas() {
        return answer.pieces().size();
    }

    int deltaTokens(int index) {
        return answer.pieces().get(index).tokens();
    }

    String delta(int index) {
        return delta(answer.pieces().get(index).text());
    }

    private String delta(String piece) {
        return (toolUse == null
                        ? "{\"type\":\"text_delta\",\"text\":"
                        : "{\"type\":\"input_json_delta\",\"partial_json\":")
                + JsonText.quoted(piece) + "}";
    }

    /** The delta without a character that the input of a tool begins with. */
    String emptyDelta() {
        return delta("");
    }
}
