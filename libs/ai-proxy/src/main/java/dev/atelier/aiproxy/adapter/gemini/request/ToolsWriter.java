package dev.atelier.aiproxy.adapter.gemini.request;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which functions the model may call, and whether it has to. */
final class ToolsWriter {

    private ToolsWriter() {}

    static void write(JsonNode request, ObjectNode body) {
        JsonNode tools = request.path("tools");
        if (tools.isEmpty()) {
            return;
        }
        ArrayNode declarations = body.putArray("tools").addObject().putArray("functionDeclarations");
        tools.forEach(tool -> declarations.add(declaration(tool, body)));
        ObjectNode choice = choice(request.path("tool_choice"), body);
        if (!choice.isEmpty()) {
            body.putObject("toolConfig").set("functionCallingConfig", choice);
        }
    }

    private static ObjectNode declaration(JsonNode tool, ObjectNode body) {
        JsonNode function = tool.path("function");
        if (!function.isObject()) {
            throw Unsupported.field("tools of type " + tool.path("type").asString("unknown"));
        }
        ObjectNode declaration = body.objectNode();
        declaration.set("name", function.path("name"));
        if (function.hasNonNull("description")) {
            declaration.set("description", function.get("description"));
        }
        if (!function.path("parameters").isEmpty()) {
            declaration.set("parametersJsonSchema", function.get("parameters"));
        }
        return declaration;
    }

    private static ObjectNode choice(JsonNode choice, ObjectNode body) {
        ObjectNode config = body.objectNode();
        if (choice.isString()) {
            return config.put("mode", mode(choice.stringValue()));
        }
        switch (choice.path("type").asString("")) {
            case "function" -> {
                config.put("mode", "ANY");
                config.putArray("allowedFunctionNames").add(name(choice));
            }
            case "allowed_tools" -> {
                JsonNode allowed = choice.path("allowed_tools");
                // Google takes names beside these two modes only; VALIDATED leaves the call open as AUTO does.
                config.put("mode", allowed.path("mode").asString("auto").equals("required") ? "ANY" : "VALIDATED");
                ArrayNode names = config.putArray("allowedFunctionNames");
                allowed.path("tools").forEach(tool -> names.add(name(tool)));
            }
            default -> {
                if (choice.isObject()) {
                    throw Unsupported.field("this tool_choice");
                }
            }
        }
        return config;
    }

    private static String mode(String choice) {
        return switch (choice) {
            case "auto" -> "AUTO";
            case "none" -> "NONE";
            case "required" -> "ANY";
            default -> throw Unsupported.field("this tool_choice");
        };
    }

    private static String name(JsonNode tool) {
        return tool.path("function").path("name").asString("");
    }
}
