package dev.atelier.simulator.openai.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters of a request body with OpenAI's limits; null counts as absent. */
public record Parameters(JsonNode body) {

    public boolean has(String name) {
        return body.hasNonNull(name);
    }

    public JsonNode get(String name) {
        return body.path(name);
    }

    public boolean flag(String name) {
        JsonNode value = get(name);
        if (has(name) && !value.isBoolean()) {
            throw Refusal.wrongType(name, "a boolean");
        }
        return value.asBoolean(false);
    }

    public @Nullable String text(String name) {
        JsonNode value = get(name);
        if (!has(name)) {
            return null;
        }
        if (!value.isString()) {
            throw Refusal.wrongType(name, "a string");
        }
        return value.asString();
    }

    public void decimal(String name, double low, double high) {
        JsonNode value = get(name);
        if (!has(name)) {
            return;
        }
        if (!value.isNumber()) {
            throw Refusal.wrongType(name, "a decimal");
        }
        checkRange(name, value.asDouble(), low, high, "decimal");
    }

    /** The number, or the fallback where it is absent. */
    public int integer(String name, long low, long high, int fallback) {
        JsonNode value = get(name);
        if (!has(name)) {
            return fallback;
        }
        if (!value.isIntegralNumber()) {
            throw Refusal.wrongType(name, "an integer");
        }
        checkRange(name, value.asDouble(), low, high, "integer");
        return (int) Math.clamp(value.asDouble(), (double) Integer.MIN_VALUE, (double) Integer.MAX_VALUE);
    }

    private static void checkRange(String name, double value, double low, double high, String kind) {
        if (value < low) {
            throw outOfRange(name, kind, "below minimum", ">= " + low, value);
        }
        if (value > high) {
            throw outOfRange(name, kind, "above maximum", "<= " + high, value);
        }
    }

    private static Refusal outOfRange(String name, String kind, String where, String bound, double value) {
        String text = "Invalid '%s': %s %s value. Expected a value %s, but got %s instead."
                .formatted(name, kind, where, bound, value)
                .replace(".0 ", " ")
                .replace(".0,", ",");
        return Refusal.bad(
                text,
                name,
                kind + "_" + where.replace(' ', '_').replace("minimum", "min").replace("maximum", "max") + "_value");
    }

    public void oneOf(String name, List<String> supported) {
        String value = text(name);
        if (value != null && !supported.contains(value)) {
            throw Refusal.wrongValue(name, value, supported);
        }
    }
}
