package dev.atelier.simulator.gemini.chat.rules;

import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/** One part of a content: exactly one kind of data, and what that must hold. */
final class PartRules {

    private static final Set<String> FIELDS =
            Set.of("text", "inlineData", "fileData", "functionCall", "functionResponse", "thought", "thoughtSignature");
    private static final Set<String> DATA =
            Set.of("text", "inlineData", "fileData", "functionCall", "functionResponse");
    private static final Pattern MIME = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

    private PartRules() {}

    static void check(Fields part) {
        part.only(FIELDS);
        if (DATA.stream().filter(part::has).count() != 1) {
            throw Refusal.bad("* GenerateContentRequest." + part.at()
                    + ".data: required oneof field 'data' must have one initialized field");
        }
        part.text("text");
        part.text("thoughtSignature");
        if (part.has("inlineData")) {
            checkInline(part.object("inlineData"));
        } else if (part.has("fileData")) {
            checkFile(part.object("fileData"));
        } else if (part.has("functionCall")) {
            checkFunction(part.object("functionCall"), "args");
        } else if (part.has("functionResponse")) {
            checkFunction(part.object("functionResponse"), "response");
        }
    }

    private static void checkInline(Fields data) {
        data.only(Set.of("mimeType", "data"));
        checkMime(data);
        try {
            if (Base64.getDecoder().decode(data.text("data")).length == 0) {
                throw Refusal.bad("Unable to process input image. Please retry.");
            }
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.bad("Invalid value at '" + data.path("data") + "' (TYPE_BYTES), Base64 decoding failed");
        }
    }

    private static void checkFile(Fields data) {
        data.only(Set.of("mimeType", "fileUri"));
        if (data.has("mimeType")) {
            checkMime(data);
        }
        if (data.text("fileUri").isEmpty()) {
            throw Refusal.bad("* GenerateContentRequest." + data.path("fileUri") + ": must not be empty.");
        }
    }

    private static void checkMime(Fields data) {
        if (!MIME.matcher(data.text("mimeType")).matches()) {
            throw Refusal.bad("Unsupported MIME type: " + data.text("mimeType"));
        }
    }

    private static void checkFunction(Fields function, String payload) {
        function.only(Set.of("id", "name", payload));
        function.object(payload);
        if (function.text("name").isEmpty()) {
            throw Refusal.bad("* GenerateContentRequest." + function.at() + ".name: Name cannot be empty.");
        }
        if (payload.equals("response") && !function.has(payload)) {
            throw Refusal.bad("* GenerateContentRequest." + function.at() + ".response: must be specified.");
        }
    }
}
