package dev.atelier.simulator.gemini.wire;

import dev.atelier.simulator.http.JsonObject;

/** Reads request bodies. */
public final class JsonBody {

    private JsonBody() {}

    /** The JSON object, or Google's refusal of what is none. */
    public static Fields read(byte[] body) {
        return JsonObject.in(body).map(tree -> new Fields(tree, "")).orElseThrow(JsonBody::notJson);
    }

    private static Refusal notJson() {
        return Refusal.bad("Invalid JSON payload received. Unexpected token.");
    }
}
