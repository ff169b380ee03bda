package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.AnthropicModel;
import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code output_config}: how hard the model tries, and the schema of its answer. */
public final class OutputRules {

    private static final List<String> EFFORTS = List.of("low", "medium", "high", "xhigh", "max");

    private OutputRules() {}

    public static void check(Members body, AnthropicModel model) {
        if (!body.has("output_config")) {
            return;
        }
        Members config = body.requiredObject("output_config");
        config.allowOnly(Set.of("effort", "format"));
        if (config.has("effort")) {
            config.requiredOneOf("effort", EFFORTS);
            if (!model.effort()) {
                throw Refusal.bad("This model does not support the effort parameter.");
            }
        }
        if (config.has("format")) {
            checkFormat(config.requiredObject("format"));
        }
    }

    private static void checkFormat(Members format) {
        format.allowOnly(Set.of("type", "schema"));
        format.requiredOneOf("type", List.of("json_schema"));
        requireClosed(format.requiredObject("schema").object(), format.path("schema"));
    }

    private static void requireClosed(JsonNode schema, String at) {
        boolean object = schema.path("type").asString("").equals("object")
                || schema.path("properties").isObject();
        boolean closed = schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").booleanValue();
        if (object && !closed) {
            throw Refusal.bad(at + ": For 'object' type, 'additionalProperties' must be explicitly set to false");
        }
        schema.path("properties").forEach(property -> requireClosed(property, at));
        if (schema.has("items")) {
            requireClosed(schema.path("items"), at);
        }
    }
}
