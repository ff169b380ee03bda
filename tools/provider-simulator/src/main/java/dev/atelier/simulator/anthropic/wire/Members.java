package dev.atelier.simulator.anthropic.wire;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object with Anthropic's checks; null counts as absent.
 *
 * @param at where the object stands, such as {@code messages.0}; empty for the body itself
 */
public record Members(JsonNode object, String at) {

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public JsonNode get(String name) {
        return object.path(name);
    }

    /** Where a member stands, as errors begin. */
    public String path(String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    public Refusal wrong(String name, String why) {
        return Refusal.bad(path(name) + ": " + why);
    }

    public void allowOnly(Collection<String> names) {
        object.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "Extra inputs are not permitted");
                });
    }

    public boolean flag(String name) {
        if (has(name) && !get(name).isBoolean()) {
            throw wrong(name, "Input should be a valid boolean");
        }
        return get(name).asBoolean(false);
    }

    public @Nullable String text(String name) {
        return has(name) ? requiredText(name) : null;
    }

    public String requiredText(String name) {
        if (!object.has(name)) {
            throw wrong(name, "Field required");
        }
        if (!get(name).isString()) {
            throw wrong(name, "Input should be a valid string");
        }
        return get(name).asString();
    }

    public String requiredOneOf(String name, List<String> supported) {
        String value = requiredText(name);
        if (!supported.contains(value)) {
            throw wrong(name, "Input should be '" + String.join("', '", supported) + "'");
        }
        return value;
    }

    /** A number of at least one. */
    public int requiredCount(String name) {
        if (!has(name)) {
            throw wrong(name, "Field required");
        }
        if (!get(name).isIntegralNumber()) {
            throw wrong(name, "Input should be a valid integer");
        }
        if (get(name).asDouble() < 1) {
            throw wrong(name, "Input should be greater than or equal to 1");
        }
        return (int) Math.min(get(name).asDouble(), Integer.MAX_VALUE);
    }

    /** The number, from 0 to 1; 1 where it is absent. */
    public double share(String name) {
        if (!has(name)) {
            return 1;
        }
        if (!get(name).isNumber()) {
            throw wrong(name, "Input should be a valid number");
        }
        double value = get(name).asDouble();
        if (value < 0 || value > 1) {
            throw wrong(
                    name, "Input should be " + (value < 0 ? "greater than or equal to 0" : "less than or equal to 1"));
        }
        return value;
    }

    /** An object inside this one, which must be there. */
    public Members requiredObject(String name) {
        if (!get(name).isObject()) {
            throw wrong(name, object.has(name) ? "Input should be a valid dictionary" : "Field required");
        }
        return new Members(get(name), path(name));
    }
}
