package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.Prose;
import dev.atelier.simulator.answer.SchemaExample;
import dev.atelier.simulator.answer.Stamps;
import dev.atelier.simulator.answer.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes up the answers: the same ones for the same messages and model. */
final class ChatAnswerer {

    private static final int SHORTEST = 20;
    private static final int SPREAD = 41;
    private static final int TOOL_CALL_FRAME = 4;

    private final TokenCounter counter;
    private final Prose prose = new Prose();

    ChatAnswerer(TokenCounter counter) {
        this.counter = counter;
    }

    List<Choice> answer(ChatRequest request) {
        long seed = Fingerprint.join(request.prompt().fingerprint(), Fingerprint.of(request.model()));
        int limit = request.maxTokens() - request.reasoningTokens();
        List<Choice> choices = new ArrayList<>(request.choices());
        for (int i = 0; i < request.choices(); i++) {
            choices.add(choice(request, Fingerprint.join(seed, i), limit));
        }
        return choices;
    }

    private Choice choice(ChatRequest request, long seed, int limit) {
        JsonNode function = request.chosenFunction();
        if (function != null) {
            return toolCall(function, seed, limit);
        }
        Answer answer = text(request, seed).stoppedAt(request.stops(), counter).limitedTo(limit);
        return new Choice(answer, null);
    }

    private Choice toolCall(JsonNode function, long seed, int limit) {
        String name = function.path("name").asString("");
        String arguments = function.path("parameters").isObject()
                ? new SchemaExample(function.path("parameters"), seed, prose)
                        .write()
                        .toString()
                : "{}";
        int headTokens = counter.count(name) + TOOL_CALL_FRAME;
        Answer answer = Answer.whole(counter.split(arguments)).limitedTo(Math.max(0, limit - headTokens));
        return new Choice(answer, new ToolCall(Ids.of("call_", seed), name, headTokens));
    }

    private Answer text(ChatRequest request, long seed) {
        int stamps = request.hints().number("stamp", 0);
        if (stamps > 0) {
            return Answer.whole(new Stamps(stamps));
        }
        String given = given(request, seed);
        if (given != null) {
            return Answer.whole(counter.split(given));
        }
        int usual = SHORTEST + (int) Long.remainderUnsigned(seed, SPREAD);
        return prose.write(seed, request.hints().number("tokens", usual));
    }

    private @Nullable String given(ChatRequest request, long seed) {
        return switch (request.format()) {
            case "json_object" ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("answer", prose.write(seed, SHORTEST).text())
                        .put("confidence", Long.remainderUnsigned(seed, 100) / 100.0)
                        .toString();
            case "json_schema" ->
                new SchemaExample(request.schema(), seed, prose).write().toString();
            default -> request.hints().say();
        };
    }
}
