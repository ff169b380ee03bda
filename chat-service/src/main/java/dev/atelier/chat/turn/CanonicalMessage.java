package dev.atelier.chat.turn;

import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Messages in the canonical form of a request, which is OpenAI's. */
final class CanonicalMessage {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PICTURE = "[image]";

    private CanonicalMessage() {}

    static ObjectNode of(String role, String content) {
        return JSON.objectNode().put("role", role).put("content", content);
    }

    static ObjectNode of(String role, Content content) {
        ObjectNode message = JSON.objectNode().put("role", role);
        message.set("content", content(content));
        return message;
    }

    /** For a model that sees no pictures: what was said about them, and that they were there. */
    static ObjectNode withoutPictures(String role, Content content) {
        String text = content.plainText();
        return of(role, content.images().isEmpty() ? text : (text + "\n" + PICTURE).strip());
    }

    static JsonNode content(Content content) {
        return switch (content) {
            case Content.Text(String text) -> JSON.stringNode(text);
            case Content.Parts parts -> parts(parts);
        };
    }

    private static ArrayNode parts(Content.Parts content) {
        ArrayNode parts = JSON.arrayNode(content.parts().size());
        content.parts().forEach(part -> parts.add(part(part)));
        return parts;
    }

    private static ObjectNode part(Part part) {
        return switch (part) {
            case Part.Text(String text) -> JSON.objectNode().put("type", "text").put("text", text);
            case Part.Image image -> {
                ObjectNode address = JSON.objectNode().put("url", image.url());
                if (image.detail() != null) {
                    address.put("detail", image.detail());
                }
                ObjectNode picture = JSON.objectNode().put("type", "image_url");
                picture.set("image_url", address);
                yield picture;
            }
        };
    }
}
