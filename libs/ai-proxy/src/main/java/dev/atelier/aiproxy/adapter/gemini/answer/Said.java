package dev.atelier.aiproxy.adapter.gemini.answer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the parts of a candidate say, of a whole answer or of one event of a stream.
 *
 * @param text the answer itself
 * @param thoughts a summary of them, where it was asked for
 * @param calls OpenAI's tool calls
 * @param signature to be sent back with the text; empty for none
 */
record Said(String text, String thoughts, ArrayNode calls, String signature) {

    /**
     * Reads them.
     *
     * @param callPrefix of the ids of calls that Gemini gave none
     * @param callsBefore how many calls the candidate made in earlier events
     */
    static Said of(JsonNode candidate, String callPrefix, int callsBefore) {
        StringBuilder text = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        ArrayNode calls = JsonNodeFactory.instance.arrayNode();
        String signature = "";
        for (JsonNode part : candidate.path("content").path("parts")) {
            String own = part.path("thoughtSignature").asString("");
            if (part.path("functionCall").isObject()) {
                int number = callsBefore + calls.size();
                calls.add(call(part.path("functionCall"), own, callPrefix + number));
                continue;
            }
            StringBuilder said = part.path("thought").asBoolean(false) ? thoughts : text;
            said.append(part.path("text").asString(""));
            signature = own.isEmpty() ? signature : own;
        }
        return new Said(text.toString(), thoughts.toString(), calls, signature);
    }

    private static ObjectNode call(JsonNode call, String signature, String fallbackId) {
        ObjectNode canonical = JsonNodeFactory.instance.objectNode();
        canonical.put("id", call.path("id").asString(fallbackId)).put("type", "function");
        JsonNode arguments = call.path("args");
        canonical
                .putObject("function")
                .put("name", call.path("name").asString(""))
                .put("arguments", arguments.isObject() ? arguments.toString() : "{}");
        sign(canonical, signature);
        return canonical;
    }

    /** In the place where Google's own OpenAI-compatible endpoint has it. */
    private static void sign(ObjectNode carrier, String signature) {
        if (!signature.isEmpty()) {
            carrier.putObject("extra_content").putObject("google").put("thought_signature", signature);
        }
    }

    boolean nothing() {
        return text.isEmpty() && thoughts.isEmpty() && calls.isEmpty() && signature.isEmpty();
    }

    /** Adds all that is there to a message or a delta, but the text. */
    void writeBesideText(ObjectNode message) {
        if (!thoughts.isEmpty()) {
            message.put("reasoning_content", thoughts);
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        sign(message, signature);
    }
}
