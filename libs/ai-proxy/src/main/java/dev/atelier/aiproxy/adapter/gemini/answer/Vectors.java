package dev.atelier.aiproxy.adapter.gemini.answer;

import dev.atelier.aiproxy.adapter.gemini.request.EmbedRequest;
import dev.atelier.aiproxy.spi.EmbeddingAnswer;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.TokenUsage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The response of {@code batchEmbedContents} as OpenAI's list of embeddings. */
public final class Vectors {

    private Vectors() {}

    /**
     * Translates. A shortened vector is brought to the length 1 again, as OpenAI's are and Gemini's are not.
     *
     * @throws ProviderException.Malformed if it is no such response
     */
    public static EmbeddingAnswer of(JsonNode response, EmbedRequest asked) {
        JsonNode embeddings = response.path("embeddings");
        if (embeddings.size() != asked.texts()) {
            throw new ProviderException.Malformed("the answer does not hold an embedding for each text", null);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        for (int i = 0; i < embeddings.size(); i++) {
            JsonNode values = embeddings.path(i).path("values");
            data.addObject().put("object", "embedding").put("index", i).set("embedding", vector(values, asked));
        }
        body.put("model", asked.model());
        TokenUsage usage = Usage.of(response.path("usageMetadata"));
        if (usage != null) {
            body.putObject("usage").put("prompt_tokens", usage.prompt()).put("total_tokens", usage.prompt());
        }
        return new EmbeddingAnswer(body, usage);
    }

    private static JsonNode vector(JsonNode values, EmbedRequest asked) {
        if (!asked.base64() && !asked.shortened()) {
            return values;
        }
        float[] vector = new float[values.size()];
        double scale = asked.shortened() ? 1 / length(values) : 1;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (values.path(i).asDouble(0) * scale);
        }
        return asked.base64() ? base64(vector) : floats(vector);
    }

    private static double length(JsonNode values) {
        double squares = 0;
        for (JsonNode value : values) {
            squares += value.asDouble(0) * value.asDouble(0);
        }
        return squares == 0 ? 1 : Math.sqrt(squares);
    }

    private static JsonNode floats(float[] vector) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(vector.length);
        for (float value : vector) {
            array.add(value);
        }
        return array;
    }

    /** Float32, little-endian. */
    private static JsonNode base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(bytes.array()));
    }
}
