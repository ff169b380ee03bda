package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.Texts;
import dev.atelier.simulator.answer.TokenCounter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes up the answers: the same ones for the same turns and engine. */
final class ReplyWriter {

    private final TokenCounter counter;
    private final Texts texts;

    ReplyWriter(TokenCounter counter) {
        this.counter = counter;
        this.texts = new Texts(counter);
    }

    Reply write(DialogueRequest request, String id, String at) {
        long seed = Fingerprint.join(request.prompt().fingerprint(), Fingerprint.of(request.engine()));
        JsonNode tool = request.chosenTool();
        if (tool != null) {
            String input = example(tool.path("takes"), seed);
            Answer whole = Answer.whole(counter.split(input));
            String name = tool.path("name").asString("");
            return new Reply(request, id, at, whole, Ids.of("ref-", seed), name, false);
        }
        Answer said = texts.write(request.hints(), given(request, seed), seed);
        Answer stopped = said.stoppedAt(request.stops(), counter);
        Answer limited = stopped.limitedTo(request.room() - request.pondered());
        return new Reply(request, id, at, limited, null, "", stopped.tokens() < said.tokens());
    }

    private @Nullable String given(DialogueRequest request, long seed) {
        if (!request.wantsJson()) {
            return request.hints().say();
        }
        if (request.shape().isObject()) {
            return example(request.shape(), seed);
        }
        String answer = texts.words(seed);
        return JsonNodeFactory.instance.objectNode().put("answer", answer).toString();
    }

    private String example(JsonNode schema, long seed) {
        return texts.example(schema, seed).toString();
    }
}
