package dev.atelier.simulator.anthropic.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies. */
public final class JsonBody {

    private static final int LARGEST = 32 << 20;
    private static final int TOO_LARGE = 413;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LARGEST)
                            .build())
                    .build())
            .build();

    private JsonBody() {}

    /** The members of the JSON object, or Anthropic's refusal of what is none. */
    public static Members read(byte[] body) {
        if (body.length > LARGEST) {
            throw new Refusal(TOO_LARGE, "Request exceeds the maximum allowed number of bytes.");
        }
        try {
            JsonNode tree = MAPPER.readTree(body);
            if (tree.isObject()) {
                return new Members(tree, "");
            }
        } catch (JacksonException unreadable) {
            throw notJson();
        }
        throw notJson();
    }

    private static Refusal notJson() {
        return Refusal.bad("The request body is not valid JSON.");
    }
}
