package dev.atelier.aiproxy.adapter.anthropic;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's {@code response_format}. A schema is kept by Anthropic's own means; for a JSON object of any form there are none,
 * so the model is told.
 *
 * <p>Source: platform.claude.com/docs/en/build-with-claude/structured-outputs.
 */
final class AnswerFormat {

    static final String OBJECT_ONLY =
            "Answer with one JSON object and nothing else: no words around it and no code fence.";

    private static final List<String> SCHEMAS = List.of("items", "not");
    private static final List<String> SEVERAL_SCHEMAS =
            List.of("properties", "$defs", "definitions", "anyOf", "allOf", "oneOf", "prefixItems");

    private AnswerFormat() {}

    /** Whether it is to be JSON of any form. */
    static boolean isAnyObject(JsonNode format) {
        return format.path("type").asString("").equals("json_object");
    }

    static void put(JsonNode format, ObjectNode body) {
        JsonNode schema = format.path("json_schema").path("schema");
        if (schema.isObject()) {
            JsonNode closed = schema.deepCopy();
            close(closed);
            body.withObject("/output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", closed);
        }
    }

    /** Anthropic wants every object closed, which keeps the schema too. What a schema leaves open on purpose stays open. */
    private static void close(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        boolean ofObjects = object.path("type").asString("").equals("object")
                || object.path("properties").isObject();
        if (ofObjects && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        SCHEMAS.forEach(name -> close(object.path(name)));
        SEVERAL_SCHEMAS.forEach(name -> object.path(name).forEach(AnswerFormat::close));
    }
}
