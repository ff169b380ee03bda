package dev.atelier.simulator.openai.embedding;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.openai.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One text, or one list of token numbers. */
record EmbeddingInput(long fingerprint, int tokens) {

    private static final int MOST_INPUTS = 2048;
    private static final int MOST_TOKENS = 8192;

    static List<EmbeddingInput> read(JsonNode input, TokenCounter counter) {
        if (input.isMissingNode() || input.isNull()) {
            throw Refusal.missing("input");
        }
        boolean oneListOfTokens = input.isArray() && input.path(0).isIntegralNumber();
        if (!input.isArray() || oneListOfTokens) {
            return List.of(one(input, counter));
        }
        if (input.isEmpty() || input.size() > MOST_INPUTS) {
            throw Refusal.bad("'$.input' is invalid: expected 1 to 2048 inputs.", "input", null);
        }
        List<EmbeddingInput> inputs = new ArrayList<>(input.size());
        input.forEach(each -> inputs.add(one(each, counter)));
        return inputs;
    }

    private static EmbeddingInput one(JsonNode input, TokenCounter counter) {
        if (!input.isString() && !input.isArray()) {
            throw Refusal.wrongType("input", "a string or an array of strings or token arrays");
        }
        int tokens = input.isString() ? counter.count(input.asString()) : input.size();
        if (tokens == 0) {
            throw Refusal.bad("'$.input' is invalid: an input must not be empty.", "input", null);
        }
        if (tokens > MOST_TOKENS) {
            String text = "This model's maximum context length is 8192 tokens, however you requested " + tokens + ".";
            throw Refusal.bad(text, "input", "context_length_exceeded");
        }
        return new EmbeddingInput(Fingerprint.of(input.asString(input.toString())), tokens);
    }
}
