package dev.atelier.simulator.openai.wire;

import dev.atelier.simulator.http.JsonObject;

/** Reads request bodies. */
public final class JsonBody {

    private JsonBody() {}

    /** The JSON object, or OpenAI's refusal of what is none. */
    public static Parameters read(byte[] body) {
        return JsonObject.in(body).map(tree -> new Parameters(tree)).orElseThrow(JsonBody::notJson);
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
