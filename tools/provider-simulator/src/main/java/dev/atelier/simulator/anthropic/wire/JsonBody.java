package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.http.JsonObject;

/** Reads request bodies. */
public final class JsonBody {

    private static final int LARGEST = 32 << 20;
    private static final int TOO_LARGE = 413;

    private JsonBody() {}

    /** The members of the JSON object, or Anthropic's refusal of what is none. */
    public static Members read(byte[] body) {
        if (body.length > LARGEST) {
            throw new Refusal(TOO_LARGE, "Request exceeds the maximum allowed number of bytes.");
        }
        return JsonObject.in(body).map(tree -> new Members(tree, "")).orElseThrow(JsonBody::notJson);
    }

    private static Refusal notJson() {
        return Refusal.bad("The request body is not valid JSON.");
    }
}
