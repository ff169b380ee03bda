package dev.atelier.simulator.anthropic.message.rules;

import dev.atelier.simulator.anthropic.wire.AnthropicModel;
import dev.atelier.simulator.anthropic.wire.Members;
import dev.atelier.simulator.anthropic.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The plain parameters: which there are, their ranges and closed lists, and what a model does not take. */
public final class SamplingRules {

    private static final Set<String> PARAMETERS = Set.of(
            "model",
            "max_tokens",
            "messages",
            "system",
            "stop_sequences",
            "stream",
            "temperature",
            "top_p",
            "top_k",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "metadata",
            "service_tier",
            "cache_control",
            "container",
            "inference_geo",
            "user_profile_id");
    private static final int LONGEST_USER_ID = 256;

    private SamplingRules() {}

    public static void check(Members body, AnthropicModel model) {
        body.allowOnly(PARAMETERS);
        body.flag("stream");
        checkLimit(body, model);
        checkSampling(body, model);
        checkStops(body);
        ThinkingRules.check(body, model);
        if (body.has("metadata")) {
            checkMetadata(body.requiredObject("metadata"));
        }
        if (body.has("service_tier")) {
            body.requiredOneOf("service_tier", List.of("auto", "standard_only"));
        }
    }

    private static void checkLimit(Members body, AnthropicModel model) {
        int limit = body.requiredCount("max_tokens");
        if (limit > model.output()) {
            throw body.wrong(
                    "max_tokens",
                    limit + " > " + model.output() + ", which is the maximum allowed number of output tokens for "
                            + model.id());
        }
    }

    private static void checkSampling(Members body, AnthropicModel model) {
        boolean usual = body.share("temperature") == 1 & body.share("top_p") == 1 & !body.has("top_k");
        if (!usual && !model.sampling()) {
            throw Refusal.bad("`temperature`, `top_p` and `top_k` are not supported by this model.");
        }
        if (body.has("temperature") && body.has("top_p") && model.sampling()) {
            throw Refusal.bad(
                    "`temperature` and `top_p` cannot both be specified for this model. Please use only one.");
        }
        if (body.has("top_k")) {
            body.requiredCount("top_k");
        }
    }

    private static void checkStops(Members body) {
        JsonNode stops = body.get("stop_sequences");
        if (body.has("stop_sequences") && !stops.isArray()) {
            throw body.wrong("stop_sequences", "Input should be a valid list");
        }
        for (JsonNode stop : stops) {
            if (!stop.isString()) {
                throw body.wrong("stop_sequences", "Input should be a valid string");
            }
            if (stop.asString().isBlank()) {
                throw body.wrong("stop_sequences", "each stop sequence must contain non-whitespace");
            }
        }
    }

    private static void checkMetadata(Members metadata) {
        metadata.allowOnly(Set.of("user_id"));
        String userId = metadata.text("user_id");
        if (userId != null && userId.length() > LONGEST_USER_ID) {
            throw metadata.wrong("user_id", "String should have at most " + LONGEST_USER_ID + " characters");
        }
    }
}
