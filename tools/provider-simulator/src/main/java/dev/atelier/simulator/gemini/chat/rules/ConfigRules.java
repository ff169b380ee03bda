package dev.atelier.simulator.gemini.chat.rules;

import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Ranges and closed lists of {@code generationConfig}. */
final class ConfigRules {

    private static final Set<String> FIELDS = Set.of(
            "temperature",
            "topP",
            "topK",
            "candidateCount",
            "maxOutputTokens",
            "stopSequences",
            "responseMimeType",
            "responseSchema",
            "responseJsonSchema",
            "presencePenalty",
            "frequencyPenalty",
            "seed",
            "responseModalities",
            "thinkingConfig",
            "mediaResolution");
    private static final int MOST = Integer.MAX_VALUE;
    private static final String JSON = "application/json";

    private ConfigRules() {}

    static void check(Fields config) {
        config.only(FIELDS);
        config.decimal("temperature", 0, 2);
        config.decimal("topP", 0, 1);
        config.integer("topK", 1, MOST, 1);
        config.integer("candidateCount", 1, 8, 1);
        config.integer("seed", Integer.MIN_VALUE, MOST, 0);
        config.decimal("presencePenalty", -2, 2);
        config.decimal("frequencyPenalty", -2, 2);
        config.oneOf("responseMimeType", List.of("text/plain", JSON));
        checkStops(config);
        checkSchema(config);
        checkThinking(config.object("thinkingConfig"));
    }

    private static void checkStops(Fields config) {
        JsonNode stops = config.get("stopSequences");
        if (config.has("stopSequences") && (!stops.isArray() || stops.size() > 5)) {
            throw Refusal.bad("* GenerateContentRequest.generation_config.stop_sequences: at most 5 are supported.");
        }
        if (!stops.valueStream().allMatch(JsonNode::isString)) {
            throw Refusal.bad("Invalid value at 'generation_config.stop_sequences' (TYPE_STRING)");
        }
    }

    private static void checkSchema(Fields config) {
        boolean schema = config.has("responseSchema") || config.has("responseJsonSchema");
        if (schema && !config.text("responseMimeType").equals(JSON)) {
            throw Refusal.bad("Only allowed when response_mime_type is application/json: response schema.");
        }
        if (config.has("responseSchema") && config.has("responseJsonSchema")) {
            throw Refusal.bad("Only one of response_schema and response_json_schema may be set.");
        }
    }

    private static void checkThinking(Fields thinking) {
        thinking.only(Set.of("includeThoughts", "thinkingBudget", "thinkingLevel"));
        thinking.integer("thinkingBudget", -1, MOST, 0);
        thinking.oneOf("thinkingLevel", List.of("MINIMAL", "LOW", "MEDIUM", "HIGH"));
        if (thinking.has("thinkingBudget") && thinking.has("thinkingLevel")) {
            throw Refusal.bad("You can only set only one of thinking budget and thinking level.");
        }
    }
}
