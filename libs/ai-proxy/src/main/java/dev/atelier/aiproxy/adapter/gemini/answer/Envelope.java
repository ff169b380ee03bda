package dev.atelier.aiproxy.adapter.gemini.answer;

import dev.atelier.aiproxy.spi.ProviderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer and all of its chunks have in common.
 *
 * @param created seconds since 1970; Gemini does not say, so it is when the answer came
 */
record Envelope(String id, long created, String model) {

    static Envelope of(JsonNode response, long created) {
        return new Envelope(
                response.path("responseId").asString(""),
                created,
                response.path("modelVersion").asString(""));
    }

    /** A new body, up to its choices. */
    ObjectNode body(String object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "chatcmpl-" + id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }

    String callPrefix(int candidate) {
        return "call_" + id + "_" + candidate + "_";
    }

    /** @throws ProviderException.ContentBlocked if Google refused the prompt, which is a 200 without an answer */
    static void refuseBlocked(JsonNode response) {
        String reason = response.path("promptFeedback").path("blockReason").asString("");
        if (!reason.isEmpty() && response.path("candidates").isEmpty()) {
            throw new ProviderException.ContentBlocked("the prompt was blocked: " + reason);
        }
    }
}
