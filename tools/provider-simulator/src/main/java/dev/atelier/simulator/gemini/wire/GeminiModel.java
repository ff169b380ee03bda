package dev.atelier.simulator.gemini.wire;

/**
 * A model as data.
 *
 * @param signs whether its function calls carry an id and a thought signature, which it then wants back
 * @param dimensions of its vectors, 0 for one that generates
 */
public record GeminiModel(
        String id, String displayName, int inputTokenLimit, int outputTokenLimit, boolean signs, int dimensions) {

    public static final String GENERATE = "generateContent";
    public static final String EMBED = "embedContent";

    /** What it can be asked for. */
    public String method() {
        return dimensions > 0 ? EMBED : GENERATE;
    }
}
