package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The tools and the choice among them. */
public final class ToolRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
    private static final List<String> CHOICES = List.of("auto", "any", "tool", "none");

    private ToolRules() {}

    public static void check(Members body) {
        Set<String> names = names(body);
        if (!body.has("tool_choice")) {
            return;
        }
        Members choice = body.requiredObject("tool_choice");
        String type = choice.requiredOneOf("type", CHOICES);
        if (names.isEmpty()) {
            throw Refusal.bad("tool_choice may only be specified while providing tools.");
        }
        choice.allowOnly(Set.of("type", "name", "disable_parallel_tool_use"));
        choice.flag("disable_parallel_tool_use");
        if (type.equals("none") && choice.has("disable_parallel_tool_use")) {
            throw choice.wrong("disable_parallel_tool_use", "Extra inputs are not permitted");
        }
        if (type.equals("tool") && !names.contains(choice.requiredText("name"))) {
            throw Refusal.bad("Tool '" + choice.get("name").asString() + "' not found in provided tools");
        }
    }

    private static Set<String> names(Members body) {
        JsonNode tools = body.get("tools");
        if (body.has("tools") && !tools.isArray()) {
            throw body.wrong("tools", "Input should be a valid list");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < tools.size(); i++) {
            Members tool = new Members(tools.get(i), "tools." + i);
            checkTool(tool);
            if (!names.add(tool.get("name").asString())) {
                throw Refusal.bad("tools: Tool names must be unique.");
            }
        }
        return names;
    }

    private static void checkTool(Members tool) {
        if (tool.has("type")) {
            tool.requiredOneOf("type", List.of("custom"));
        }
        tool.allowOnly(Set.of("type", "name", "description", "input_schema", "strict", "cache_control"));
        if (!NAME.matcher(tool.requiredText("name")).matches()) {
            throw tool.wrong("name", "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'");
        }
        tool.text("description");
        tool.flag("strict");
        tool.requiredObject("input_schema").requiredOneOf("type", List.of("object"));
    }
}
