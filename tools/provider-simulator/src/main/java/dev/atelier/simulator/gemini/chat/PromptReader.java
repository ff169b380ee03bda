package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.gemini.wire.Fields;
import tools.jackson.databind.JsonNode;

/**
 * Counts the prompt: the tokens of its texts, instructions, declarations, calls and responses, and 258 for an image, as
 * Google documents for one of at most 384 pixels (ai.google.dev/gemini-api/docs/tokens).
 */
final class PromptReader {

    private static final int IMAGE = 258;

    private final TokenCounter counter;
    private int texts;
    private int images;
    private long fingerprint;
    private String lastUserText = "";
    private boolean endsWithResponse;

    private PromptReader(TokenCounter counter) {
        this.counter = counter;
    }

    static Prompt read(Fields body, TokenCounter counter) {
        PromptReader reader = new PromptReader(counter);
        reader.parts(body.get("systemInstruction").path("parts"));
        for (JsonNode content : body.get("contents")) {
            String said = reader.parts(content.path("parts"));
            if (!content.path("role").asString("user").equals("model") && !reader.endsWithResponse) {
                reader.lastUserText = said;
            }
        }
        if (!body.get("tools").isEmpty()) {
            reader.text(body.get("tools").toString());
        }
        return new Prompt(
                reader.texts, reader.images, reader.fingerprint, reader.lastUserText, reader.endsWithResponse);
    }

    private String parts(JsonNode parts) {
        StringBuilder said = new StringBuilder();
        endsWithResponse = false;
        for (JsonNode part : parts) {
            if (part.has("text")) {
                text(part.path("text").asString(""));
                said.append(part.path("text").asString(""));
            } else if (part.has("inlineData") || part.has("fileData")) {
                images += IMAGE;
                fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(part.toString()));
            } else {
                function(part.path("functionCall"), "args");
                function(part.path("functionResponse"), "response");
                endsWithResponse |= part.has("functionResponse");
            }
        }
        return said.toString();
    }

    private void function(JsonNode function, String payload) {
        if (function.isObject()) {
            text(function.path("name").asString(""));
            text(function.path(payload).toString());
        }
    }

    private void text(String text) {
        texts += counter.count(text);
        fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(text));
    }
}
