package dev.atelier.simulator.gemini.chat.rules;

import dev.atelier.simulator.gemini.wire.Fields;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The body as a whole. */
public final class RequestRules {

    private static final Set<String> FIELDS = Set.of(
            "contents",
            "systemInstruction",
            "tools",
            "toolConfig",
            "safetySettings",
            "generationConfig",
            "cachedContent",
            "serviceTier");
    private static final List<String> CATEGORIES = List.of(
            "HARM_CATEGORY_HARASSMENT",
            "HARM_CATEGORY_HATE_SPEECH",
            "HARM_CATEGORY_SEXUALLY_EXPLICIT",
            "HARM_CATEGORY_DANGEROUS_CONTENT",
            "HARM_CATEGORY_CIVIC_INTEGRITY");
    private static final List<String> THRESHOLDS =
            List.of("BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF");

    private RequestRules() {}

    /** @param signed whether the model wants its thought signatures back */
    public static void check(Fields body, boolean signed) {
        body.only(FIELDS);
        ContentRules.check(body.get("contents"));
        if (signed) {
            SignatureRules.check(body.get("contents"));
        }
        if (body.has("systemInstruction")) {
            ContentRules.checkParts(body.object("systemInstruction"));
        }
        ConfigRules.check(body.object("generationConfig"));
        ToolRules.check(body);
        checkSafety(body.get("safetySettings"));
    }

    private static void checkSafety(JsonNode settings) {
        for (JsonNode each : settings) {
            Fields setting = new Fields(each, "safety_settings[0]");
            setting.only(Set.of("category", "threshold"));
            setting.oneOf("category", CATEGORIES);
            setting.oneOf("threshold", THRESHOLDS);
        }
    }
}
