package dev.atelier.simulator.answer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes up the texts of answers, as the prompt's hints want them: the same ones for the same seed. */
public final class Texts {

    private static final int SHORTEST = 20;
    private static final int SPREAD = 41;

    private final TokenCounter counter;
    private final Prose prose = new Prose();

    public Texts(TokenCounter counter) {
        this.counter = counter;
    }

    /**
     * A text: stamps, or the given one, or prose of 20 to 60 tokens.
     *
     * @param given the very text; {@code null} if any will do
     */
    public Answer write(Hints hints, @Nullable String given, long seed) {
        int stamps = hints.number("stamp", 0);
        if (stamps > 0) {
            return Answer.whole(new Stamps(stamps));
        }
        if (given != null) {
            return Answer.whole(counter.split(given));
        }
        int usual = SHORTEST + (int) Long.remainderUnsigned(seed, SPREAD);
        return prose.write(seed, hints.number("tokens", usual));
    }

    /** A few words. */
    public String words(long seed) {
        return prose.write(seed, SHORTEST).text();
    }

    /** JSON that keeps to a schema. */
    public JsonNode example(JsonNode schema, long seed) {
        return new SchemaExample(schema, seed, prose).write();
    }
}
