package dev.atelier.simulator.gemini.chat;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Texts;
import dev.atelier.simulator.answer.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes up the answers: the same ones for the same contents and model. */
final class CandidateWriter {

    private static final int CALL_FRAME = 4;

    private final TokenCounter counter;
    private final Texts texts;

    CandidateWriter(TokenCounter counter) {
        this.counter = counter;
        this.texts = new Texts(counter);
    }

    List<Candidate> write(GenerateRequest request) {
        long seed = Fingerprint.join(
                request.prompt().fingerprint(), Fingerprint.of(request.model().id()));
        JsonNode function = new FunctionChoice(request).chosen();
        List<Candidate> candidates = new ArrayList<>(request.candidates());
        for (int i = 0; i < request.candidates(); i++) {
            long own = Fingerprint.join(seed, i);
            candidates.add(function == null ? answer(request, i, own) : call(request, i, function, own));
        }
        return candidates;
    }

    private Candidate answer(GenerateRequest request, int index, long seed) {
        Answer answer = texts.write(request.hints(), given(request, seed), seed)
                .stoppedAt(request.stops(), counter)
                .limitedTo(request.maxTokens() - request.thoughts());
        return new Candidate(index, answer, null, request.stopReason());
    }

    /** A call that the limit would cut is none. */
    private Candidate call(GenerateRequest request, int index, JsonNode function, long seed) {
        String name = function.path("name").asString("");
        JsonNode schema = FunctionChoice.parameters(function);
        JsonNode arguments = schema.isObject() ? texts.example(schema, seed) : JsonNodeFactory.instance.objectNode();
        int tokens = counter.count(name) + counter.count(arguments.toString()) + CALL_FRAME;
        if (tokens > request.maxTokens() - request.thoughts()) {
            return new Candidate(index, new Answer(List.of(), 0, true), null, "MAX_TOKENS");
        }
        String id = request.model().signs() ? Long.toUnsignedString(Fingerprint.mix(seed), Character.MAX_RADIX) : null;
        return new Candidate(index, Answer.whole(List.of()), new FunctionCall(id, name, arguments, tokens), "STOP");
    }

    private @Nullable String given(GenerateRequest request, long seed) {
        if (!request.wantsJson()) {
            return request.hints().say();
        }
        if (request.schema().isObject()) {
            return texts.example(request.schema(), seed).toString();
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("answer", texts.words(seed))
                .toString();
    }
}
