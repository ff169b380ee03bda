package dev.atelier.chat.anthropic;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content blocks of a streamed message. One is open at a time: whatever is of another kind ends it and begins the next,
 * and so does the next tool call, for providers finish one before they begin another.
 */
final class MessageBlocks {

    private final MessageEvents events;
    private final Map<Integer, String> idOfCall = new HashMap<>();
    private @Nullable String open;
    private int index = -1;

    MessageBlocks(MessageEvents events) {
        this.events = events;
    }

    void text(String piece) {
        if (!piece.isEmpty()) {
            require("text", "text");
            delta("text_delta", "text", piece);
        }
    }

    void thought(String piece) {
        if (!piece.isEmpty()) {
            require("thinking", "thinking");
            delta("thinking_delta", "thinking", piece);
        }
    }

    void toolCall(JsonNode call) {
        int number = call.path("index").asInt(0);
        String id = call.path("id").asString("");
        JsonNode function = call.path("function");
        boolean begins = id.isEmpty() ? !idOfCall.containsKey(number) : !id.equals(idOfCall.get(number));
        if (begins) {
            idOfCall.put(number, id);
            ObjectNode block = events.json()
                    .createObjectNode()
                    .put("type", "tool_use")
                    .put("id", id)
                    .put("name", function.path("name").asString(""));
            block.putObject("input");
            begin("tool_use", block);
        }
        String arguments = function.path("arguments").asString("");
        if (!arguments.isEmpty()) {
            requireOpenTool();
            delta("input_json_delta", "partial_json", arguments);
        }
    }

    private void requireOpenTool() {
        if (!"tool_use".equals(open)) {
            throw new ProviderException.Malformed("arguments came for a tool call that had ended", null);
        }
    }

    /** Ends the block that is open; who said nothing at all gets no block. */
    void end() {
        if (open != null) {
            events.send(events.event("content_block_stop").put("index", index));
            open = null;
        }
    }

    private void require(String type, String member) {
        if (!type.equals(open)) {
            ObjectNode block =
                    events.json().createObjectNode().put("type", type).put(member, "");
            begin(type, type.equals("thinking") ? block.put("signature", "") : block);
        }
    }

    private void begin(String type, ObjectNode block) {
        end();
        index++;
        open = type;
        ObjectNode start = events.event("content_block_start").put("index", index);
        start.set("content_block", block);
        events.send(start);
    }

    private void delta(String type, String member, String piece) {
        ObjectNode delta = events.event("content_block_delta").put("index", index);
        delta.putObject("delta").put("type", type).put(member, piece);
        events.send(delta);
    }
}
