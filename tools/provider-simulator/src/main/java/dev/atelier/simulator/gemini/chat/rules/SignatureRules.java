package dev.atelier.simulator.gemini.chat.rules;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * Models from Gemini 3 on sign the first function call of a turn and want the signature back unchanged, for all calls since
 * the user last spoke. Source: ai.google.dev/gemini-api/docs/thought-signatures.
 */
public final class SignatureRules {

    /** What Google takes in place of a signature that was lost, or for calls another model made. */
    private static final String SKIP = "skip_thought_signature_validator";

    private SignatureRules() {}

    /** The signature of a call. */
    public static String signature(String name, JsonNode arguments) {
        String signed = name + " " + Long.toHexString(Fingerprint.of(arguments.toString()));
        return Base64.getEncoder().encodeToString(signed.getBytes(StandardCharsets.UTF_8));
    }

    static void check(JsonNode contents) {
        for (int i = lastSpoken(contents) + 1; i < contents.size(); i++) {
            checkFirstCall(contents.get(i).path("parts"), i);
        }
    }

    private static int lastSpoken(JsonNode contents) {
        for (int i = contents.size() - 1; i >= 0; i--) {
            JsonNode content = contents.get(i);
            boolean response = content.path("parts").valueStream().anyMatch(part -> part.has("functionResponse"));
            if (!response && !content.path("role").asString("").equals("model")) {
                return i;
            }
        }
        return -1;
    }

    private static void checkFirstCall(JsonNode parts, int position) {
        for (JsonNode part : parts) {
            if (part.has("functionCall")) {
                check(part, position);
                return;
            }
        }
    }

    private static void check(JsonNode part, int position) {
        String name = part.path("functionCall").path("name").asString("");
        String given = part.path("thoughtSignature").asString("");
        if (given.isEmpty()) {
            throw Refusal.bad("Function call is missing a thought_signature in functionCall parts. This is required for"
                    + " tools to work correctly, and missing thought_signature may lead to degraded model performance."
                    + " Additional data, function call `" + name + "` , position " + position + ".");
        }
        if (!given.equals(SKIP)
                && !given.equals(signature(name, part.path("functionCall").path("args")))) {
            throw Refusal.bad("Thought signature is not valid.");
        }
    }
}
