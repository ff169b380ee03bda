package dev.atelier.simulator.gemini.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an object in a request; null counts as absent. Google's parser takes snake_case as well, this one only the
 * camelCase of the documentation.
 *
 * @param at the object's path, for refusals; empty at the top
 */
public record Fields(JsonNode node, String at) {

    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public JsonNode get(String name) {
        return node.path(name);
    }

    /** The object below; an empty one where there is none. */
    public Fields object(String name) {
        if (has(name) && !get(name).isObject()) {
            throw wrong(name, "an object");
        }
        return new Fields(get(name), path(name));
    }

    /** Refuses what Google has no field for. */
    public void only(Set<String> known) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                String where = at.isEmpty() ? "" : " at '" + at + "'";
                throw Refusal.bad("Invalid JSON payload received. Unknown name \"" + field.getKey() + "\"" + where
                        + ": Cannot find field.");
            }
        }
    }

    public void decimal(String name, double low, double high) {
        if (has(name) && !get(name).isNumber()) {
            throw wrong(name, "TYPE_FLOAT");
        }
        if (has(name) && !(get(name).asDouble() >= low && get(name).asDouble() <= high)) {
            throw outOfRange(name, low + ", " + high);
        }
    }

    /** The number, or the fallback where it is absent. */
    public int integer(String name, int low, int high, int fallback) {
        if (!has(name)) {
            return fallback;
        }
        JsonNode value = get(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, "TYPE_INT32");
        }
        if (value.asInt() < low || value.asInt() > high) {
            throw outOfRange(name, low + ", " + high);
        }
        return value.asInt();
    }

    /** The text; empty where it is absent. */
    public String text(String name) {
        if (has(name) && !get(name).isString()) {
            throw wrong(name, "TYPE_STRING");
        }
        return get(name).asString("");
    }

    public void oneOf(String name, List<String> supported) {
        if (has(name) && !supported.contains(text(name))) {
            throw wrong(name, "TYPE_ENUM");
        }
    }

    public String path(String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    private Refusal wrong(String name, String type) {
        return Refusal.bad("Invalid value at '" + path(name) + "' (" + type + ")");
    }

    private Refusal outOfRange(String name, String range) {
        return Refusal.bad(
                "* GenerateContentRequest." + path(name) + ": " + name + " must be in the range [" + range + "].");
    }
}
