package dev.atelier.chat.anthropic;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's tools, and whether one must be used, in canonical words. Tools that Anthropic itself runs are refused. */
final class MessageTools {

    private MessageTools() {}

    static void put(ObjectNode request, ObjectNode canonical) {
        JsonNode tools = request.path("tools");
        if (tools.isMissingNode() || tools.isNull() || tools.isArray() && tools.isEmpty()) {
            return;
        }
        if (!tools.isArray()) {
            throw ApiException.invalid("tools", "chat.message.tool");
        }
        ArrayNode functions = canonical.putArray("tools");
        for (int i = 0; i < tools.size(); i++) {
            functions.add(function(tools.path(i), "tools[" + i + "]", canonical));
        }
        putChoice(request.path("tool_choice"), canonical);
    }

    private static ObjectNode function(JsonNode tool, String field, ObjectNode nodes) {
        if (!tool.path("type").asString("custom").equals("custom")) {
            throw unsupported(tool.path("type").asString(""), field + ".type");
        }
        if (!tool.path("name").isString() || !tool.path("input_schema").isObject()) {
            throw ApiException.invalid(field, "chat.message.tool");
        }
        ObjectNode function = nodes.objectNode();
        function.set("name", tool.path("name"));
        if (tool.path("description").isString()) {
            function.set("description", tool.path("description"));
        }
        function.set("parameters", tool.path("input_schema"));
        if (tool.path("strict").isBoolean()) {
            function.set("strict", tool.path("strict"));
        }
        return nodes.objectNode().put("type", "function").set("function", function);
    }

    private static void putChoice(JsonNode choice, ObjectNode canonical) {
        if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
            canonical.put("parallel_tool_calls", false);
        }
        switch (choice.path("type").asString("")) {
            case "", "auto" -> canonical.put("tool_choice", "auto");
            case "any" -> canonical.put("tool_choice", "required");
            case "none" -> canonical.put("tool_choice", "none");
            case "tool" ->
                canonical
                        .putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", choice.path("name").asString(""));
            default -> throw unsupported(choice.path("type").asString(""), "tool_choice.type");
        }
    }

    private static ApiException unsupported(String type, String field) {
        return ApiException.of(ErrorCode.UNSUPPORTED_BY_MODEL)
                .withMessage("chat.message.block", type)
                .withField(field);
    }
}
