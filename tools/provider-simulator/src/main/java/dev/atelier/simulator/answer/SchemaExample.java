package dev.atelier.simulator.answer;

import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A value that fits a JSON schema, the same one for the same seed: covers what structured outputs and tools use. */
public final class SchemaExample {

    private static final int DEEPEST = 12;
    private static final int SPREAD = 100;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonNode root;
    private final SplittableRandom random;
    private final Prose prose;

    public SchemaExample(JsonNode root, long seed, Prose prose) {
        this.root = root;
        this.random = new SplittableRandom(seed);
        this.prose = prose;
    }

    public JsonNode write() {
        return write(root, 0);
    }

    private JsonNode write(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return nodes.nullNode();
        }
        JsonNode resolved = resolve(schema);
        if (resolved.has("const")) {
            return resolved.get("const");
        }
        if (resolved.path("enum").size() > 0) {
            return resolved.get("enum").get(random.nextInt(resolved.get("enum").size()));
        }
        for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (resolved.path(choice).size() > 0) {
                return write(resolved.get(choice).get(0), depth + 1);
            }
        }
        return typed(resolved, depth);
    }

    private JsonNode typed(JsonNode schema, int depth) {
        return switch (typeOf(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> nodes.numberNode(integer(schema));
            case "number" -> nodes.numberNode(integer(schema) + 0.0);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "null" -> nodes.nullNode();
            default -> nodes.stringNode(string(schema));
        };
    }

    private static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray() && type.size() > 0) {
            return type.get(0).asString("string");
        }
        return type.asString(schema.has("properties") ? "object" : "string");
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = nodes.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            object.set(property.getKey(), write(property.getValue(), depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = nodes.arrayNode();
        int size = Math.clamp(schema.path("minItems").asInt(1), 1, SPREAD);
        for (int i = 0; i < size; i++) {
            array.add(write(schema.path("items"), depth + 1));
        }
        return array;
    }

    private long integer(JsonNode schema) {
        long low = schema.has("exclusiveMinimum")
                ? schema.get("exclusiveMinimum").asLong(0) + 1
                : schema.path("minimum").asLong(0);
        long most = schema.has("exclusiveMaximum")
                ? schema.get("exclusiveMaximum").asLong(low + 1) - 1
                : schema.path("maximum").asLong(low + SPREAD);
        return random.nextLong(low, Math.max(low, most) + 1);
    }

    private String string(JsonNode schema) {
        String format = schema.path("format").asString("");
        return switch (format) {
            case "date" -> "2026-11-23";
            case "date-time" -> "2026-11-23T08:00:00Z";
            case "email" -> "ada@example.com";
            case "uri" -> "https://example.com/";
            default -> fitted(schema);
        };
    }

    private String fitted(JsonNode schema) {
        StringBuilder text = new StringBuilder(prose.write(random.nextLong(), 4).text());
        while (text.length() < Math.min(schema.path("minLength").asInt(0), 10_000)) {
            text.append(' ').append(text);
        }
        return text.substring(
                0, Math.min(text.length(), schema.path("maxLength").asInt(text.length())));
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.startsWith("#") ? root.at(reference.substring(1)) : schema;
    }
}
