package dev.atelier.simulator.answer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A vector of length 1, the same for the same seed. */
public record Embedding(float[] values) {

    public static Embedding of(long seed, int dimensions) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] raw = random.doubles(dimensions, -1, 1).toArray();
        double length = 0;
        for (double value : raw) {
            length += value * value;
        }
        float[] values = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            values[i] = (float) (raw[i] / Math.sqrt(length));
        }
        return new Embedding(values);
    }

    public JsonNode floats() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.length);
        for (float value : values) {
            array.add(value);
        }
        return array;
    }

    /** Little-endian float32. */
    public JsonNode base64() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return JsonNodeFactory.instance.stringNode(Base64.getEncoder().encodeToString(bytes.array()));
    }
}
