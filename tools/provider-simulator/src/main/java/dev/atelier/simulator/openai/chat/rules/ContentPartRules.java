package dev.atelier.simulator.openai.chat.rules;

import dev.atelier.simulator.openai.wire.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One part of a message's content: which types a role may use, and what each must hold. */
final class ContentPartRules {

    private static final List<String> USER = List.of("text", "image_url", "input_audio", "file");
    private static final List<String> ASSISTANT = List.of("text", "refusal");
    private static final List<String> OTHERS = List.of("text");
    private static final Pattern IMAGE =
            Pattern.compile("^(https?://.+|data:image/[a-z.+-]+;base64,.*)", Pattern.DOTALL);
    private static final int LONGEST_PREFIX = 64;

    private ContentPartRules() {}

    static void check(JsonNode part, String role, String at) {
        String type = part.path("type").asString("");
        List<String> allowed = allowed(role);
        if (!allowed.contains(type)) {
            throw Refusal.wrongValue(at + ".type", type, allowed);
        }
        switch (type) {
            case "text" -> requireString(part.path("text"), at + ".text");
            case "image_url" -> checkImage(part.path("image_url"), at + ".image_url");
            case "input_audio" -> {
                requireString(part.path("input_audio").path("data"), at + ".input_audio.data");
                requireOneOf(
                        part.path("input_audio").path("format"), List.of("wav", "mp3"), at + ".input_audio.format");
            }
            default -> {
                // A refusal or a file: taken as it is.
            }
        }
    }

    private static List<String> allowed(String role) {
        return switch (role) {
            case "user" -> USER;
            case "assistant" -> ASSISTANT;
            default -> OTHERS;
        };
    }

    private static void checkImage(JsonNode image, String at) {
        requireString(image.path("url"), at + ".url");
        String url = image.path("url").asString();
        if (!IMAGE.matcher(url.substring(0, Math.min(LONGEST_PREFIX, url.length())))
                .matches()) {
            throw Refusal.bad(
                    "Invalid image URL. Expected a valid URL or a data URI.", at + ".url", "invalid_image_url");
        }
        if (image.hasNonNull("detail")) {
            requireOneOf(image.path("detail"), List.of("auto", "low", "high"), at + ".detail");
        }
    }

    private static void requireString(JsonNode value, String at) {
        if (value.isMissingNode()) {
            throw Refusal.missing(at);
        }
        if (!value.isString()) {
            throw Refusal.wrongType(at, "a string");
        }
    }

    private static void requireOneOf(JsonNode value, List<String> supported, String at) {
        requireString(value, at);
        if (!supported.contains(value.asString())) {
            throw Refusal.wrongValue(at, value.asString(), supported);
        }
    }
}
