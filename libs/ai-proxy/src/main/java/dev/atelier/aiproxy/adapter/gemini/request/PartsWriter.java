package dev.atelier.aiproxy.adapter.gemini.request;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The content of a message, as parts. Gemini takes no empty text, so there is none. */
final class PartsWriter {

    private static final Pattern DATA_URL = Pattern.compile("data:([\\w.+-]+/[\\w.+-]+);base64,");
    private static final Pattern ENDING = Pattern.compile("\\.(\\w+)(?:[?#].*)?$");
    private static final Map<String, String> TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp",
            "heic", "image/heic",
            "heif", "image/heif");

    private PartsWriter() {}

    static void write(JsonNode content, ArrayNode parts) {
        if (content.isString()) {
            text(content.stringValue(), parts);
        }
        if (content.isArray()) {
            content.forEach(part -> part(part, parts));
        }
    }

    private static void part(JsonNode part, ArrayNode parts) {
        String type = part.path("type").asString("");
        switch (type) {
            case "text" -> text(part.path("text").asString(""), parts);
            case "refusal" -> text(part.path("refusal").asString(""), parts);
            case "image_url" -> address(part.path("image_url").path("url").asString(""), parts);
            case "file" -> file(part.path("file").path("file_data").asString(""), parts);
            default -> throw Unsupported.field("content parts of type " + type);
        }
    }

    private static void text(String text, ArrayNode parts) {
        if (!text.isEmpty()) {
            parts.addObject().put("text", text);
        }
    }

    private static void file(String data, ArrayNode parts) {
        if (!inline(data, parts)) {
            throw Unsupported.field("files by id");
        }
    }

    private static void address(String url, ArrayNode parts) {
        if (!inline(url, parts)) {
            var file = parts.addObject().putObject("fileData").put("fileUri", url);
            Matcher ending = ENDING.matcher(url);
            String type = ending.find() ? TYPES.get(ending.group(1).toLowerCase(Locale.ROOT)) : null;
            if (type != null) {
                file.put("mimeType", type);
            }
        }
    }

    private static boolean inline(String url, ArrayNode parts) {
        Matcher data = DATA_URL.matcher(url);
        if (!data.lookingAt()) {
            return false;
        }
        parts.addObject().putObject("inlineData").put("mimeType", data.group(1)).put("data", url.substring(data.end()));
        return true;
    }
}
