package dev.atelier.simulator.openai.chat.rules;

import dev.atelier.simulator.openai.wire.Parameters;
import dev.atelier.simulator.openai.wire.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Ranges and closed lists of the plain parameters. */
public final class SamplingRules {

    private static final long MOST = Long.MAX_VALUE;

    private SamplingRules() {}

    public static void check(Parameters parameters) {
        parameters.decimal("temperature", 0, 2);
        parameters.decimal("top_p", 0, 1);
        parameters.decimal("presence_penalty", -2, 2);
        parameters.decimal("frequency_penalty", -2, 2);
        parameters.integer("n", 1, 128, 1);
        parameters.integer("max_tokens", 1, MOST, 1);
        parameters.integer("max_completion_tokens", 1, MOST, 1);
        parameters.integer("seed", Long.MIN_VALUE, MOST, 0);
        parameters.flag("logprobs");
        parameters.flag("store");
        parameters.flag("parallel_tool_calls");
        parameters.text("user");
        checkClosedLists(parameters);
        checkTopLogprobs(parameters);
        checkLogitBias(parameters.get("logit_bias"));
        checkStop(parameters);
        checkStreamOptions(parameters);
        checkMetadata(parameters);
    }

    private static void checkClosedLists(Parameters parameters) {
        parameters.oneOf("reasoning_effort", List.of("none", "minimal", "low", "medium", "high", "xhigh", "max"));
        parameters.oneOf("verbosity", List.of("low", "medium", "high"));
        parameters.oneOf("service_tier", List.of("auto", "default", "flex", "scale", "priority", "fast"));
    }

    private static void checkTopLogprobs(Parameters parameters) {
        parameters.integer("top_logprobs", 0, 20, 0);
        if (parameters.has("top_logprobs") && !parameters.flag("logprobs")) {
            throw Refusal.bad("'top_logprobs' is only allowed when 'logprobs' is true.", "top_logprobs", null);
        }
    }

    private static void checkLogitBias(JsonNode biases) {
        if (!biases.isMissingNode() && !biases.isNull() && !biases.isObject()) {
            throw Refusal.wrongType("logit_bias", "an object");
        }
        for (Map.Entry<String, JsonNode> bias : biases.properties()) {
            double value = bias.getValue().asDouble(Double.NaN);
            if (!(value >= -100 && value <= 100)) {
                throw Refusal.bad("Invalid 'logit_bias': expected values from -100 to 100.", "logit_bias", null);
            }
        }
    }

    private static void checkStop(Parameters parameters) {
        JsonNode stop = parameters.get("stop");
        if (!parameters.has("stop") || stop.isString()) {
            return;
        }
        if (!stop.isArray()) {
            throw Refusal.wrongType("stop", "a string or an array of strings");
        }
        if (stop.size() > 4) {
            String text = "Invalid 'stop': array too long. Expected an array with maximum length 4.";
            throw Refusal.bad(text, "stop", "array_above_max_length");
        }
        for (JsonNode each : stop) {
            if (!each.isString()) {
                throw Refusal.wrongType("stop", "an array of strings");
            }
        }
    }

    private static void checkStreamOptions(Parameters parameters) {
        boolean stream = parameters.flag("stream");
        if (!parameters.has("stream_options")) {
            return;
        }
        if (!stream) {
            String text = "The 'stream_options' parameter is only allowed when 'stream' is enabled.";
            throw Refusal.bad(text, "stream_options", null);
        }
        new Parameters(parameters.get("stream_options")).flag("include_usage");
    }

    private static void checkMetadata(Parameters parameters) {
        JsonNode metadata = parameters.get("metadata");
        if (parameters.has("metadata") && (!metadata.isObject() || metadata.size() > 16)) {
            throw Refusal.bad("Invalid 'metadata': expected an object of at most 16 pairs.", "metadata", null);
        }
        for (Map.Entry<String, JsonNode> pair : metadata.properties()) {
            if (pair.getKey().length() > 64 || pair.getValue().asString("").length() > 512) {
                throw Refusal.bad(
                        "Invalid 'metadata': a key or value is too long.", "metadata", "string_above_max_length");
            }
        }
    }
}
