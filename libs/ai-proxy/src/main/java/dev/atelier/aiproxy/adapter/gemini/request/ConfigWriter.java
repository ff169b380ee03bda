package dev.atelier.aiproxy.adapter.gemini.request;

import dev.atelier.aiproxy.spi.ChatRequest;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code generationConfig}: how the answer is to be made. */
final class ConfigWriter {

    private static final Map<String, String> AS_THEY_ARE = Map.of(
            "temperature", "temperature",
            "top_p", "topP",
            "n", "candidateCount",
            "presence_penalty", "presencePenalty",
            "frequency_penalty", "frequencyPenalty");

    private final JsonNode request;
    private final ObjectNode config = JsonNodeFactory.instance.objectNode();

    private ConfigWriter(JsonNode request) {
        this.request = request;
    }

    /** The answer's limit is always there: what the call may cost was reckoned with it. */
    static ObjectNode write(ChatRequest chat, Thinking thinking) {
        JsonNode request = chat.body();
        var writer = new ConfigWriter(request);
        writer.config.put("maxOutputTokens", chat.outputLimit());
        AS_THEY_ARE.forEach((canonical, gemini) -> writer.copy(canonical, gemini));
        writer.seed();
        writer.stops(request.path("stop"));
        writer.format(request.path("response_format"));
        writer.thinking(thinking);
        return writer.config;
    }

    private void copy(String canonical, String gemini) {
        if (request.hasNonNull(canonical)) {
            config.set(gemini, request.get(canonical));
        }
    }

    /** OpenAI's has 64 bits, Gemini's 32: the same one for the same one is all it is for. */
    private void seed() {
        JsonNode seed = request.path("seed");
        if (seed.isIntegralNumber()) {
            config.put("seed", seed.canConvertToInt() ? seed.asInt() : Long.hashCode(seed.asLong(0)));
        }
    }

    private void stops(JsonNode stop) {
        if (stop.isString()) {
            config.putArray("stopSequences").add(stop);
        } else if (stop instanceof ArrayNode stops && !stops.isEmpty()) {
            config.set("stopSequences", stops);
        }
    }

    private void format(JsonNode format) {
        String type = format.path("type").asString("text");
        if (type.equals("text")) {
            return;
        }
        config.put("responseMimeType", "application/json");
        JsonNode schema = format.path("json_schema").path("schema");
        if (schema.isObject()) {
            config.set("responseJsonSchema", schema);
        }
    }

    /** Thoughts are shown to those who ask for it as at Google's own OpenAI-compatible endpoint. */
    private void thinking(Thinking thinking) {
        ObjectNode thinkingConfig = config.objectNode();
        JsonNode effort = request.path("reasoning_effort");
        if (effort.isString()) {
            thinking.write(effort.stringValue(), thinkingConfig);
        }
        JsonNode shown = request.path("extra_body")
                .path("google")
                .path("thinking_config")
                .path("include_thoughts");
        if (shown.isBoolean()) {
            thinkingConfig.set("includeThoughts", shown);
        }
        if (!thinkingConfig.isEmpty()) {
            config.set("thinkingConfig", thinkingConfig);
        }
    }
}
