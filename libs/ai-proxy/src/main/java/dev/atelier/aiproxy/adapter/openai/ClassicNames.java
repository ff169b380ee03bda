package dev.atelier.aiproxy.adapter.openai;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names that OpenAI itself has left behind and those who are compatible with it still know: {@code max_tokens} and the
 * role {@code system}. The provider's option {@code classic-names: true} asks for them.
 *
 * <p>Source: api-docs.deepseek.com/api/create-chat-completion, docs.mistral.ai/api.
 */
final class ClassicNames {

    private ClassicNames() {}

    /** The same request under those names; {@code request} itself stays as it is. */
    static ObjectNode of(ObjectNode request) {
        ObjectNode classic = request.objectNode().setAll(request);
        JsonNode limit = classic.remove("max_completion_tokens");
        if (limit != null && !classic.hasNonNull("max_tokens")) {
            classic.set("max_tokens", limit);
        }
        ArrayNode messages = classic.putArray("messages");
        request.path("messages").forEach(message -> messages.add(message(message)));
        return classic;
    }

    private static JsonNode message(JsonNode message) {
        boolean newName = message.path("role").asString("").equals("developer");
        return newName && message instanceof ObjectNode said
                ? said.objectNode().setAll(said).put("role", "system")
                : message;
    }
}
