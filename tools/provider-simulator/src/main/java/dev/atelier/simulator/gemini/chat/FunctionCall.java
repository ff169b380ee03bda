package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.gemini.chat.rules.SignatureRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function the answer wants called.
 *
 * @param id null from models that give none; those do not sign either
 * @param tokens of the whole call
 */
record FunctionCall(@Nullable String id, String name, JsonNode arguments, int tokens) {

    void writeTo(ObjectNode part) {
        ObjectNode call = part.putObject("functionCall");
        if (id != null) {
            call.put("id", id);
        }
        call.put("name", name).set("args", arguments);
        if (id != null) {
            part.put("thoughtSignature", SignatureRules.signature(name, arguments));
        }
    }
}
