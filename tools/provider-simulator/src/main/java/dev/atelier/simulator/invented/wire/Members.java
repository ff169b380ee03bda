package dev.atelier.simulator.invented.wire;

import dev.atelier.simulator.http.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The members of an object in a request. Other than elsewhere a {@code null} is not taken for something that is absent.
 *
 * @param at the object's path, for refusals; empty at the top
 */
public record Members(JsonNode node, String at) {

    /** The body's, or the refusal of what is no JSON object. */
    public static Members read(byte[] body) {
        return JsonObject.in(body)
                .map(tree -> new Members(tree, ""))
                .orElseThrow(() -> Refusal.bad("The body is no JSON object."));
    }

    public Members only(Set<String> known) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!known.contains(member.getKey())) {
                throw Refusal.bad("Unknown member " + path(member.getKey()) + ".");
            }
        }
        return this;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public JsonNode get(String name) {
        return node.path(name);
    }

    public String text(String name) {
        if (!get(name).isString()) {
            throw wrong(name, "a string");
        }
        return get(name).stringValue();
    }

    /** The string; empty where it is absent. */
    public String optionalText(String name) {
        return has(name) ? text(name) : "";
    }

    public String oneOf(String name, List<String> words) {
        String word = text(name);
        if (!words.contains(word)) {
            throw wrong(name, "one of " + String.join(", ", words));
        }
        return word;
    }

    public int integer(String name, int low, int high) {
        JsonNode value = get(name);
        if (!value.isIntegralNumber() || value.asLong() < low || value.asLong() > high) {
            throw wrong(name, "an integer from " + low + " to " + high);
        }
        return value.asInt();
    }

    /** Checks a number from 0 to 1, if there is one. */
    public void share(String name) {
        JsonNode value = get(name);
        if (has(name) && (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1)) {
            throw wrong(name, "a number from 0 to 1");
        }
    }

    public boolean flag(String name) {
        if (has(name) && !get(name).isBoolean()) {
            throw wrong(name, "true or false");
        }
        return get(name).asBoolean(false);
    }

    /** The objects of an array; none where it is absent. */
    public List<Members> objects(String name) {
        if (has(name) && (!get(name).isArray() || !get(name).valueStream().allMatch(JsonNode::isObject))) {
            throw wrong(name, "an array of objects");
        }
        return get(name)
                .valueStream()
                .map(each -> new Members(each, path(name) + "[]"))
                .toList();
    }

    /** The strings of an array, at most so many; none where it is absent. */
    public List<String> texts(String name, int most) {
        JsonNode array = get(name);
        boolean right =
                array.isArray() && array.size() <= most && array.valueStream().allMatch(JsonNode::isString);
        if (has(name) && !right) {
            throw wrong(name, "an array of at most " + most + " strings");
        }
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    public Refusal wrong(String name, String wanted) {
        return Refusal.bad(path(name) + " must be " + wanted + ".");
    }

    private String path(String name) {
        return at.isEmpty() ? name : at + "." + name;
    }
}
