package dev.atelier.simulator.openai.chat.rules;

import dev.atelier.simulator.openai.wire.Parameters;
import dev.atelier.simulator.openai.wire.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The tools and the choice among them. */
public final class ToolRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> TYPES = List.of("function", "custom");
    private static final List<String> CHOICES = List.of("none", "auto", "required");

    private ToolRules() {}

    public static void check(Parameters parameters) {
        JsonNode tools = parameters.get("tools");
        if (parameters.has("tools")) {
            checkTools(tools);
        }
        if (parameters.has("tool_choice")) {
            checkChoice(parameters.get("tool_choice"), tools);
        }
    }

    private static void checkTools(JsonNode tools) {
        if (!tools.isArray()) {
            throw Refusal.wrongType("tools", "an array of objects");
        }
        if (tools.isEmpty()) {
            throw Refusal.bad("Invalid 'tools': empty array.", "tools", "empty_array");
        }
        for (int i = 0; i < tools.size(); i++) {
            checkTool(tools.get(i), "tools[" + i + "]");
        }
    }

    private static void checkTool(JsonNode tool, String at) {
        String type = tool.path("type").asString("");
        if (type.isEmpty()) {
            throw Refusal.missing(at + ".type");
        }
        if (!TYPES.contains(type)) {
            throw Refusal.wrongValue(at + ".type", type, TYPES);
        }
        String name = tool.path(type).path("name").asString("");
        if (name.isEmpty()) {
            throw Refusal.missing(at + "." + type + ".name");
        }
        if (!NAME.matcher(name).matches()) {
            String text = "Invalid '" + at + "." + type + ".name': string does not match pattern '^[a-zA-Z0-9_-]+$'.";
            throw Refusal.bad(text, at + "." + type + ".name", "invalid_value");
        }
    }

    private static void checkChoice(JsonNode choice, JsonNode tools) {
        if (choice.isString() && !CHOICES.contains(choice.asString())) {
            throw Refusal.wrongValue("tool_choice", choice.asString(), CHOICES);
        }
        if (tools.isEmpty() && !choice.asString("").equals("none")) {
            throw Refusal.bad("'tool_choice' is only allowed when 'tools' are specified.", "tool_choice", null);
        }
        if (choice.isObject() && choice.path("type").asString("").equals("function")) {
            checkNamed(choice.path("function").path("name").asString(""), tools);
        }
    }

    private static void checkNamed(String name, JsonNode tools) {
        for (JsonNode tool : tools) {
            if (tool.path("function").path("name").asString("").equals(name)) {
                return;
            }
        }
        throw Refusal.bad("Tool choice '" + name + "' not found in 'tools' parameter.", "tool_choice", null);
    }
}
