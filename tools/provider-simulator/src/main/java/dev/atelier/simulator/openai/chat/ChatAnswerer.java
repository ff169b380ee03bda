package dev.atelier.simulator.openai.chat;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.Texts;
import dev.atelier.simulator.answer.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes up the answers: the same ones for the same messages and model. */
final class ChatAnswerer {

    private static final int TOOL_CALL_FRAME = 4;

    private final TokenCounter counter;
    private final Texts texts;

    ChatAnswerer(TokenCounter counter) {
        this.counter = counter;
        this.texts = new Texts(counter);
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
        Answer answer = texts.write(request.hints(), given(request, seed), seed)
                .stoppedAt(request.stops(), counter)
                .limitedTo(limit);
        return new Choice(answer, null);
    }

    private Choice toolCall(JsonNode function, long seed, int limit) {
        String name = function.path("name").asString("");
        String arguments = function.path("parameters").isObject()
                ? texts.example(function.path("parameters"), seed).toString()
                : "{}";
        int headTokens = counter.count(name) + TOOL_CALL_FRAME;
        Answer answer = Answer.whole(counter.split(arguments)).limitedTo(Math.max(0, limit - headTokens));
        return new Choice(answer, new ToolCall(Ids.of("call_", seed), name, headTokens));
    }

    private @Nullable String given(ChatRequest request, long seed) {
        return switch (request.format()) {
            case "json_object" ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("answer", texts.words(seed))
                        .put("confidence", Long.remainderUnsigned(seed, 100) / 100.0)
                        .toString();
            case "json_schema" -> texts.example(request.schema(), seed).toString();
            default -> request.hints().say();
        };
    }
}
