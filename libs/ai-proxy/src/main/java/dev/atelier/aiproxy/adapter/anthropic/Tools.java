package dev.atelier.aiproxy.adapter.anthropic;

import dev.atelier.aiproxy.spi.ProviderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools a model may use, and whether it must. */
final class Tools {

    private Tools() {}

    static void put(JsonNode canonical, ObjectNode body) {
        if (canonical.path("tools").isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        canonical.path("tools").forEach(tool -> tools.add(tool(tool, body)));
        ObjectNode choice = choice(canonical.path("tool_choice"), body);
        boolean oneAtATime = canonical.path("parallel_tool_calls").isBoolean()
                && !canonical.path("parallel_tool_calls").booleanValue();
        boolean never = choice.path("type").asString("").equals("none");
        if (oneAtATime && !never) {
            choice.put("disable_parallel_tool_use", true);
        }
        body.set("tool_choice", choice);
    }

    private static ObjectNode tool(JsonNode canonical, ObjectNode nodes) {
        JsonNode function = canonical.path("function");
        if (!function.isObject()) {
            throw new ProviderException.Unsupported(
                    "tools of the type " + canonical.path("type").asString(""));
        }
        ObjectNode tool = nodes.objectNode();
        tool.set("name", function.path("name"));
        if (function.path("description").isString()) {
            tool.set("description", function.path("description"));
        }
        if (function.path("strict").asBoolean(false)) {
            tool.put("strict", true);
        }
        return tool.set("input_schema", schema(function.path("parameters"), nodes));
    }

    /** Anthropic wants a schema even of a tool that takes nothing. */
    private static ObjectNode schema(JsonNode parameters, ObjectNode nodes) {
        ObjectNode schema = nodes.objectNode().put("type", "object");
        return parameters instanceof ObjectNode given ? schema.setAll(given) : schema;
    }

    private static ObjectNode choice(JsonNode canonical, ObjectNode nodes) {
        ObjectNode choice = nodes.objectNode();
        String named = canonical.path("function").path("name").asString("");
        if (!named.isEmpty()) {
            return choice.put("type", "tool").put("name", named);
        }
        if (canonical.isObject()) {
            throw new ProviderException.Unsupported(
                    "tool_choice of the type " + canonical.path("type").asString(""));
        }
        return choice.put("type", canonical.asString("").equals("required") ? "any" : canonical.asString("auto"));
    }
}
