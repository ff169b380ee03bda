package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.TokenCounter;
import tools.jackson.databind.JsonNode;

/**
 * Counts the prompt by the rule OpenAI published for its chat models: 3 tokens per message, the tokens of its role, name
 * and content, 1 more for a name, and 3 that prime the answer. Images count 85 at low detail and 765 otherwise.
 */
final class PromptReader {

    private static final int PER_MESSAGE = 3;
    private static final int PER_NAME = 1;
    private static final int PRIMING = 3;
    private static final int IMAGE_LOW = 85;
    private static final int IMAGE_HIGH = 765;

    private final TokenCounter counter;
    private final JsonNode messages;
    private int tokens = PRIMING;
    private long fingerprint;
    private String lastUserText = "";
    private String role = "";

    private PromptReader(TokenCounter counter, JsonNode messages) {
        this.counter = counter;
        this.messages = messages;
    }

    static Prompt read(JsonNode body, TokenCounter counter) {
        PromptReader reader = new PromptReader(counter, body.path("messages"));
        reader.readMessages();
        if (body.path("tools").size() > 0) {
            reader.text(body.path("tools").toString());
        }
        return new Prompt(reader.tokens, reader.fingerprint, reader.lastUserText, reader.role.equals("tool"));
    }

    private void readMessages() {
        for (JsonNode message : messages) {
            role = message.path("role").asString("");
            tokens += PER_MESSAGE;
            text(role);
            if (message.hasNonNull("name")) {
                tokens += PER_NAME;
                text(message.path("name").asString(""));
            }
            String said = content(message.path("content"));
            if (role.equals("user")) {
                lastUserText = said;
            }
            toolCalls(message.path("tool_calls"));
        }
    }

    private String content(JsonNode content) {
        if (content.isString()) {
            text(content.asString());
            return content.asString();
        }
        StringBuilder said = new StringBuilder();
        for (JsonNode part : content) {
            switch (part.path("type").asString("")) {
                case "text" -> {
                    text(part.path("text").asString(""));
                    said.append(part.path("text").asString(""));
                }
                case "image_url" -> image(part.path("image_url"));
                default -> fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(part.toString()));
            }
        }
        return said.toString();
    }

    private void image(JsonNode image) {
        tokens += image.path("detail").asString("").equals("low") ? IMAGE_LOW : IMAGE_HIGH;
        fingerprint =
                Fingerprint.join(fingerprint, Fingerprint.of(image.path("url").asString("")));
    }

    private void toolCalls(JsonNode calls) {
        for (JsonNode call : calls) {
            text(call.path("function").path("name").asString(""));
            text(call.path("function").path("arguments").asString(""));
        }
    }

    private void text(String text) {
        tokens += counter.count(text);
        fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(text));
    }
}
