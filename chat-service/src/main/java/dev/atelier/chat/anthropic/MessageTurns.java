package dev.atelier.chat.anthropic;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's turns as canonical messages. What a tool brought is a block of the user's turn there and a message of its own
 * here. Thoughts of earlier answers are left out: nobody but who thought them can read them.
 */
final class MessageTurns {

    private final JsonMapper json;
    private final ArrayNode messages;

    MessageTurns(JsonMapper json) {
        this.json = json;
        this.messages = json.createArrayNode();
    }

    ArrayNode messages() {
        return messages;
    }

    void system(JsonNode system, String field) {
        if (system.isMissingNode() || system.isNull()) {
            return;
        }
        messages.addObject().put("role", "system").put("content", text(system, field));
    }

    void add(JsonNode turn, String field) {
        JsonNode content = turn.path("content");
        if (!content.isString() && !content.isArray()) {
            throw ApiException.invalid(field + ".content", "chat.content.type");
        }
        switch (turn.path("role").asString("")) {
            case "user" -> said(content, field + ".content");
            case "assistant" -> answered(content, field + ".content");
            case "system" -> system(content, field + ".content");
            default -> throw ApiException.invalid(field + ".role", "chat.message.role");
        }
    }

    private void said(JsonNode content, String field) {
        if (content.isString()) {
            messages.addObject().put("role", "user").set("content", content);
            return;
        }
        ArrayNode parts = json.createArrayNode();
        for (int i = 0; i < content.size(); i++) {
            JsonNode block = content.path(i);
            String place = field + "[" + i + "]";
            switch (type(block)) {
                case "text" ->
                    parts.addObject().put("type", "text").set("text", string(block.path("text"), place + ".text"));
                case "image" -> parts.add(image(block.path("source"), place + ".source"));
                case "document" -> parts.add(document(block, place + ".source"));
                case "tool_result" -> result(block, place);
                default -> throw unsupported(block, place);
            }
        }
        if (!parts.isEmpty()) {
            messages.addObject().put("role", "user").set("content", parts);
        }
    }

    private void answered(JsonNode content, String field) {
        ObjectNode message = messages.addObject().put("role", "assistant");
        if (content.isString()) {
            message.set("content", content);
            return;
        }
        var text = new StringBuilder();
        ArrayNode calls = json.createArrayNode();
        for (int i = 0; i < content.size(); i++) {
            JsonNode block = content.path(i);
            String place = field + "[" + i + "]";
            switch (type(block)) {
                case "text" ->
                    text.append(string(block.path("text"), place + ".text").stringValue());
                case "tool_use" -> calls.add(call(block, place));
                case "thinking", "redacted_thinking" -> {
                    // see above
                }
                default -> throw unsupported(block, place);
            }
        }
        message.put("content", text.isEmpty() && !calls.isEmpty() ? null : text.toString());
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
    }

    private ObjectNode image(JsonNode source, String field) {
        String url = switch (type(source)) {
            case "url" -> string(source.path("url"), field + ".url").stringValue();
            case "base64" -> data(source, field);
            default -> throw unsupported(source, field);
        };
        ObjectNode part = json.createObjectNode().put("type", "image_url");
        part.putObject("image_url").put("url", url);
        return part;
    }

    private ObjectNode document(JsonNode block, String field) {
        JsonNode source = block.path("source");
        if (!type(source).equals("base64")) {
            throw unsupported(source, field);
        }
        ObjectNode part = json.createObjectNode().put("type", "file");
        part.putObject("file")
                .put("filename", block.path("title").asString("document"))
                .put("file_data", data(source, field));
        return part;
    }

    private static String data(JsonNode source, String field) {
        String type = string(source.path("media_type"), field + ".media_type").stringValue();
        return "data:" + type + ";base64,"
                + string(source.path("data"), field + ".data").stringValue();
    }

    private ObjectNode call(JsonNode use, String field) {
        ObjectNode call = json.createObjectNode();
        call.set("id", string(use.path("id"), field + ".id"));
        call.put("type", "function");
        call.putObject("function")
                .put("name", string(use.path("name"), field + ".name").stringValue())
                .put(
                        "arguments",
                        json.writeValueAsString(
                                use.path("input").isObject() ? use.path("input") : json.createObjectNode()));
        return call;
    }

    /** Where a tool failed, its words say so: the canonical form has no other place for it. */
    private void result(JsonNode block, String field) {
        String text = block.path("content").isMissingNode() ? "" : text(block.path("content"), field + ".content");
        boolean failed = block.path("is_error").asBoolean(false);
        ObjectNode message = messages.addObject().put("role", "tool");
        message.set("tool_call_id", string(block.path("tool_use_id"), field + ".tool_use_id"));
        message.put("content", failed ? "Error: " + text : text);
    }

    /** A text, or several as one. */
    private static String text(JsonNode content, String field) {
        if (content.isString()) {
            return content.stringValue();
        }
        if (!content.isArray()) {
            throw ApiException.invalid(field, "chat.content.type");
        }
        return content.valueStream()
                .map(block -> {
                    if (!type(block).equals("text")) {
                        throw unsupported(block, field);
                    }
                    return string(block.path("text"), field + ".text").stringValue();
                })
                .collect(Collectors.joining("\n\n"));
    }

    private static String type(JsonNode block) {
        return block.path("type").asString("");
    }

    private static JsonNode string(JsonNode value, String field) {
        if (!value.isString()) {
            throw ApiException.invalid(field, "chat.message.string");
        }
        return value;
    }

    private static ApiException unsupported(JsonNode block, String field) {
        return ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL)
                .withMessage("chat.message.block", type(block))
                .withField(field);
    }
}
