package dev.atelier.simulator.anthropic.message;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer before it is written, plain or streamed.
 *
 * @param thought what is shown of its thinking; null if nothing is
 */
record Message(String id, String model, @Nullable Thought thought, AnswerBlock block, MessageUsage usage) {

    String json() {
        ObjectNode message = head();
        ArrayNode content = (ArrayNode) message.get("content");
        if (thought != null) {
            content.add(thought.json());
        }
        content.add(block.json());
        message.put("stop_reason", block.stopReason());
        message.put("stop_sequence", block.stopSequence());
        message.set("usage", usage.json());
        return message.toString();
    }

    /** The message as a stream begins it: nothing said, nothing ended. */
    String opening() {
        ObjectNode message = head();
        message.putNull("stop_reason");
        message.putNull("stop_sequence");
        message.set("usage", usage.opening());
        return message.toString();
    }

    private ObjectNode head() {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("id", id);
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", model);
        message.putArray("content");
        return message;
    }

    /** How it ended, as the last but one event of a stream has it. */
    String ending() {
        ObjectNode ending = JsonNodeFactory.instance.objectNode().put("type", "message_delta");
        ending.putObject("delta").put("stop_reason", block.stopReason()).put("stop_sequence", block.stopSequence());
        ending.set("usage", usage.closing());
        return ending.toString();
    }
}
