package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages as turns of the user and the assistant. What OpenAI says in messages of a role of their own stands elsewhere:
 * system messages beside the turns, results of tools at the beginning of the user's.
 */
final class Conversation {

    private final StringBuilder system = new StringBuilder();
    private final ArrayNode messages;
    private final Blocks blocks;

    Conversation(JsonMapper json) {
        this.messages = json.createArrayNode();
        this.blocks = new Blocks(json);
    }

    void add(JsonNode message) {
        JsonNode content = message.path("content");
        switch (message.path("role").asString("")) {
            case "system", "developer" -> instruct(Blocks.text(content));
            case "user" -> turn("user", blocks.said(content));
            case "assistant" -> turn("assistant", blocks.answered(message));
            case "tool" -> turn("user", List.of(blocks.result(message)));
            default -> throw new ProviderException.Unsupported("messages of the role function");
        }
    }

    void instruct(String text) {
        if (!text.isBlank()) {
            system.append(system.isEmpty() ? "" : "\n\n").append(text);
        }
    }

    /** Messages of one role in a row are one turn: results of tools have to stand together, before all else of their turn. */
    private void turn(String role, List<ObjectNode> content) {
        JsonNode last = messages.path(messages.size() - 1);
        if (content.isEmpty()) {
            return;
        }
        if (last.path("role").asString("").equals(role)) {
            ((ArrayNode) last.path("content")).addAll(content);
        } else {
            messages.addObject().put("role", role).putArray("content").addAll(content);
        }
    }

    String system() {
        return system.toString();
    }

    ArrayNode messages() {
        return messages;
    }
}
