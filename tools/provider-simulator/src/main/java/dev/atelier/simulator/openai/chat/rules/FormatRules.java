package dev.atelier.simulator.openai.chat.rules;

import dev.atelier.simulator.openai.wire.Parameters;
import dev.atelier.simulator.openai.wire.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The response format, and strict schemas. */
public final class FormatRules {

    private static final List<String> TYPES = List.of("text", "json_object", "json_schema");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String AT = "response_format";

    private FormatRules() {}

    public static void check(Parameters parameters) {
        if (!parameters.has(AT)) {
            return;
        }
        JsonNode format = parameters.get(AT);
        if (!format.isObject()) {
            throw Refusal.wrongType(AT, "an object");
        }
        String type = format.path("type").asString("");
        if (!format.has("type")) {
            throw Refusal.missing(AT + ".type");
        }
        if (!TYPES.contains(type)) {
            throw Refusal.wrongValue(AT + ".type", type, TYPES);
        }
        if (type.equals("json_object")) {
            requireTheWordJson(parameters.get("messages"));
        }
        if (type.equals("json_schema")) {
            checkSchema(format.path("json_schema"));
        }
    }

    private static void requireTheWordJson(JsonNode messages) {
        if (!messages.toString().toLowerCase(Locale.ROOT).contains("json")) {
            String text = "'messages' must contain the word 'json' in some form, to use 'response_format' of type"
                    + " 'json_object'.";
            throw Refusal.bad(text, "messages", null);
        }
    }

    private static void checkSchema(JsonNode named) {
        if (!named.isObject()) {
            throw Refusal.missing(AT + ".json_schema");
        }
        if (!NAME.matcher(named.path("name").asString("")).matches()) {
            throw Refusal.missing(AT + ".json_schema.name");
        }
        boolean strict = named.path("strict").asBoolean(false);
        if (strict && !named.path("schema").isObject()) {
            throw Refusal.missing(AT + ".json_schema.schema");
        }
        if (strict) {
            checkStrict(named.path("schema"), named.path("name").asString());
        }
    }

    private static void checkStrict(JsonNode schema, String name) {
        if (schema.path("properties").isObject()) {
            boolean closed = schema.has("additionalProperties")
                    && !schema.path("additionalProperties").asBoolean(true);
            if (!closed) {
                throw invalid(name, "'additionalProperties' is required to be supplied and to be false.");
            }
            if (schema.path("required").size() < schema.path("properties").size()) {
                throw invalid(name, "'required' is required to be supplied and to be an array including every key.");
            }
        }
        schema.path("properties").forEach(property -> checkStrict(property, name));
        if (schema.has("items")) {
            checkStrict(schema.path("items"), name);
        }
    }

    private static Refusal invalid(String name, String why) {
        return Refusal.bad("Invalid schema for response_format '" + name + "': " + why, AT, null);
    }
}
