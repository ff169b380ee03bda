package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.TokenCounter;
import tools.jackson.databind.JsonNode;

/**
 * Counts the prompt. Anthropic has published no rule for it, so it is that of the other simulated providers: 3 tokens per
 * message, the tokens of its role and content, and 3 that prime the answer. A picture counts as one of a megapixel does by
 * Anthropic's own formula (width × height / 750).
 */
final class PromptReader {

    private static final int PER_MESSAGE = 3;
    private static final int PRIMING = 3;
    private static final int IMAGE = 1334;

    private final TokenCounter counter;
    private int tokens = PRIMING;
    private long fingerprint;
    private String lastUserText = "";
    private boolean toolResult;

    private PromptReader(TokenCounter counter) {
        this.counter = counter;
    }

    static Prompt read(JsonNode body, TokenCounter counter) {
        PromptReader reader = new PromptReader(counter);
        if (body.hasNonNull("system")) {
            reader.message("system", body.path("system"));
        }
        body.path("messages")
                .forEach(message -> reader.message(message.path("role").asString(""), message.path("content")));
        if (!body.path("tools").isEmpty()) {
            reader.text(body.path("tools").toString());
        }
        return new Prompt(reader.tokens, reader.fingerprint, reader.lastUserText, reader.toolResult);
    }

    private void message(String role, JsonNode content) {
        tokens += PER_MESSAGE;
        text(role);
        toolResult = false;
        String said = content(content);
        if (role.equals("user") && !said.isEmpty()) {
            lastUserText = said;
        }
    }

    private String content(JsonNode content) {
        if (content.isString()) {
            return text(content.asString());
        }
        StringBuilder said = new StringBuilder();
        for (JsonNode block : content) {
            switch (block.path("type").asString("")) {
                case "text" -> said.append(text(block.path("text").asString("")));
                case "image" -> image(block.path("source"));
                case "tool_use" -> text(block.path("name").asString("") + block.path("input"));
                case "tool_result" -> {
                    toolResult = true;
                    content(block.path("content"));
                }
                default -> text(block.toString());
            }
        }
        return said.toString();
    }

    private void image(JsonNode source) {
        tokens += IMAGE;
        fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(source.toString()));
    }

    private String text(String text) {
        tokens += counter.count(text);
        fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(text));
        return text;
    }
}
