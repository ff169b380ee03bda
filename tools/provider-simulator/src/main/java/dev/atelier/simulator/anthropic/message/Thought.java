package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.JsonText;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the model thought before it answered, as far as Anthropic shows it: in short, and signed. */
record Thought(String text, String signature) {

    ObjectNode json() {
        return start().put("thinking", text).put("signature", signature);
    }

    /** The block as a stream begins it: empty. */
    ObjectNode start() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "thinking")
                .put("thinking", "")
                .put("signature", "");
    }

    String textDelta() {
        return "{\"type\":\"thinking_delta\",\"thinking\":" + JsonText.quoted(text) + "}";
    }

    String signatureDelta() {
        return "{\"type\":\"signature_delta\",\"signature\":" + JsonText.quoted(signature) + "}";
    }
}
