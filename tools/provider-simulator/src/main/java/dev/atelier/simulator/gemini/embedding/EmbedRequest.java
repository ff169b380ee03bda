package dev.atelier.simulator.gemini.embedding;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.TokenCounter;
import dev.atelier.simulator.gemini.wire.Fields;
import dev.atelier.simulator.gemini.wire.GeminiModel;
import dev.atelier.simulator.gemini.wire.Refusal;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One text to embed.
 *
 * @param fingerprint the same for the same text
 * @param dimensions how much of the vector is wanted
 * @param hints what the text asks of the simulator
 */
record EmbedRequest(long fingerprint, int tokens, int dimensions, Hints hints) {

    private static final Set<String> FIELDS = Set.of("model", "content", "taskType", "title", "outputDimensionality");
    private static final List<String> TASKS = List.of(
            "RETRIEVAL_QUERY",
            "RETRIEVAL_DOCUMENT",
            "SEMANTIC_SIMILARITY",
            "CLASSIFICATION",
            "CLUSTERING",
            "QUESTION_ANSWERING",
            "FACT_VERIFICATION",
            "CODE_RETRIEVAL_QUERY");

    static EmbedRequest read(Fields request, GeminiModel model, TokenCounter counter) {
        request.only(FIELDS);
        request.oneOf("taskType", TASKS);
        request.text("title");
        int dimensions = request.integer("outputDimensionality", 1, model.dimensions(), model.dimensions());
        String text = text(request.object("content"));
        int tokens = counter.count(text);
        if (tokens == 0) {
            throw Refusal.bad("* EmbedContentRequest." + request.path("content") + ": content is empty");
        }
        if (tokens > model.inputTokenLimit()) {
            throw Refusal.bad("The input token count (%d) exceeds the maximum number of tokens allowed (%d)."
                    .formatted(tokens, model.inputTokenLimit()));
        }
        return new EmbedRequest(Fingerprint.of(text), tokens, dimensions, Hints.in(text));
    }

    private static String text(Fields content) {
        content.only(Set.of("role", "parts"));
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content.get("parts")) {
            Fields fields = new Fields(part, content.path("parts[0]"));
            fields.only(Set.of("text"));
            text.append(fields.text("text"));
        }
        return text.toString();
    }
}
