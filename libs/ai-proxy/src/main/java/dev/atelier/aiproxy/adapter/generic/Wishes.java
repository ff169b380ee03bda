package dev.atelier.aiproxy.adapter.generic;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a chat request wishes for that only some providers have. */
final class Wishes {

    private Wishes() {}

    /** Refuses a request for what the settings do not translate, before anybody is asked. */
    static void check(JsonNode request, Set<String> capabilities) {
        if (!request.path("tools").isEmpty()) {
            need("tools", capabilities);
        }
        String format = request.path("response_format").path("type").asString("text");
        if (!format.equals("text")) {
            need("json", capabilities);
        }
        if (request.path("n").asInt(1) > 1) {
            throw new ProviderException.Unsupported("several choices");
        }
        for (JsonNode message : request.path("messages")) {
            for (JsonNode part : message.path("content")) {
                checkPart(part.path("type").asString("text"), capabilities);
            }
        }
    }

    private static void checkPart(String type, Set<String> capabilities) {
        switch (type) {
            case "text", "refusal" -> {}
            case "image_url" -> need("vision", capabilities);
            default -> throw new ProviderException.Unsupported("content of the type " + type);
        }
    }

    private static void need(String capability, Set<String> capabilities) {
        if (!capabilities.contains(capability)) {
            throw new ProviderException.Unsupported(capability);
        }
    }
}
