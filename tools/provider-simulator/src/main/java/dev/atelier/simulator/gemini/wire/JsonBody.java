package dev.atelier.simulator.gemini.wire;

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

    /** The JSON object, or Google's refusal of what is none. */
    public static Fields read(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree.isObject()) {
                return new Fields(tree, "");
            }
        } catch (JacksonException unreadable) {
            throw notJson();
        }
        throw notJson();
    }

    private static Refusal notJson() {
        return Refusal.bad("Invalid JSON payload received. Unexpected token.");
    }
}
