package dev.atelier.simulator.openai.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies. */
public final class JsonBody {

    private static final int LONGEST_STRING = 64 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .build();

    private JsonBody() {}

    /** The JSON object, or OpenAI's refusal of what is none. */
    public static Parameters read(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree.isObject()) {
                return new Parameters(tree);
            }
        } catch (JacksonException unreadable) {
            throw notJson();
        }
        throw notJson();
    }

    private static Refusal notJson() {
        String text =
                "We could not parse the JSON body of your request. The OpenAI API expects a JSON payload, but what"
                        + " was sent was not valid JSON.";
        return Refusal.bad(text, null, null);
    }

    /** The model's id, or the refusal of its absence. */
    public static String model(Parameters parameters) {
        String model = parameters.text("model");
        if (model == null || model.isEmpty()) {
            throw Refusal.bad("you must provide a model parameter", null, null);
        }
        return model;
    }
}
