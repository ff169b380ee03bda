package dev.atelier.simulator.gemini.chat.rules;

import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The contents: roles, parts, and a response for every function call. */
final class ContentRules {

    private static final Set<String> FIELDS = Set.of("role", "parts");
    private static final List<String> ROLES = List.of("user", "model");

    private int openCalls;

    private ContentRules() {}

    static void check(JsonNode contents) {
        if (!contents.isArray() || contents.isEmpty()) {
            throw Refusal.bad("* GenerateContentRequest.contents: contents is not specified");
        }
        ContentRules rules = new ContentRules();
        for (int i = 0; i < contents.size(); i++) {
            rules.checkOne(new Fields(contents.get(i), "contents[" + i + "]"));
        }
        if (rules.openCalls > 0) {
            throw unanswered();
        }
    }

    private void checkOne(Fields content) {
        content.only(FIELDS);
        if (content.has("role") && !ROLES.contains(content.text("role"))) {
            throw Refusal.bad("Please use a valid role: user, model.");
        }
        checkParts(content);
        int responses = count(content, "functionResponse");
        if (responses != openCalls) {
            throw unanswered();
        }
        openCalls = content.text("role").equals("model") ? count(content, "functionCall") : 0;
    }

    static void checkParts(Fields content) {
        JsonNode parts = content.get("parts");
        if (!parts.isArray() || parts.isEmpty()) {
            throw Refusal.bad(
                    "* GenerateContentRequest." + content.path("parts") + ": contents.parts must not be empty.");
        }
        for (int i = 0; i < parts.size(); i++) {
            PartRules.check(new Fields(parts.get(i), content.path("parts[" + i + "]")));
        }
    }

    private static int count(Fields content, String kind) {
        int count = 0;
        for (JsonNode part : content.get("parts")) {
            count += part.has(kind) ? 1 : 0;
        }
        return count;
    }

    private static Refusal unanswered() {
        return Refusal.bad("Please ensure that the number of function response parts is equal to the number of function"
                + " call parts of the function call turn.");
    }
}
