package dev.atelier.aiproxy.adapter.gemini.request;

import dev.atelier.aiproxy.spi.ProviderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code batchEmbedContents}, from a canonical request, and what the answer has to know of it.
 *
 * <p>Source: ai.google.dev/api/embeddings.
 *
 * @param model Google's name of the model
 * @param texts how many
 * @param shortened whether vectors of fewer dimensions are wanted than the model makes
 * @param base64 whether the vectors are wanted as bytes
 */
public record EmbedRequest(String model, ObjectNode body, int texts, boolean shortened, boolean base64) {

    private static final int MOST_TEXTS = 100;

    /**
     * Translates.
     *
     * @throws ProviderException.Rejected 422 if the request wants what Gemini cannot do; nobody was asked
     */
    public static EmbedRequest of(JsonNode request) {
        String model = request.path("model").asString("");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = body.putArray("requests");
        JsonNode input = request.path("input");
        JsonNode dimensions = request.path("dimensions");
        for (JsonNode text : input.isArray() ? input : body.arrayNode().add(input)) {
            ObjectNode one = requests.addObject().put("model", "models/" + model);
            one.putObject("content").putArray("parts").addObject().put("text", text(text));
            if (dimensions.isNumber()) {
                one.set("outputDimensionality", dimensions);
            }
        }
        if (requests.size() > MOST_TEXTS) {
            throw Unsupported.field("more than 100 texts at once");
        }
        boolean base64 = request.path("encoding_format").asString("float").equals("base64");
        return new EmbedRequest(model, body, requests.size(), dimensions.isNumber(), base64);
    }

    private static String text(JsonNode text) {
        if (!text.isString()) {
            throw Unsupported.field("texts that are tokens already");
        }
        return text.stringValue();
    }
}
