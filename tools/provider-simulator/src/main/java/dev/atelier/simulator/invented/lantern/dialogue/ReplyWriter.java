package dev.atelier.simulator.invented.lantern.dialogue;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.Prose;
import dev.atelier.simulator.answer.SchemaExample;
import dev.atelier.simulator.answer.Stamps;
import dev.atelier.simulator.answer.TokenCounter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes up the answers: the same ones for the same turns and engine. */
final class ReplyWriter {

    private static final int SHORTEST = 20;
    private static final int SPREAD = 41;

    private final TokenCounter counter;
    private final Prose prose = new Prose();

    ReplyWriter(TokenCounter counter) {
        this.counter = counter;
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
        Answer said = text(request, seed);
        Answer stopped = said.stoppedAt(request.stops(), counter);
        Answer limited = stopped.limitedTo(request.room() - request.pondered());
        return new Reply(request, id, at, limited, null, "", stopped.tokens() < said.tokens());
    }

    private Answer text(DialogueRequest request, long seed) {
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

    private @Nullable String given(DialogueRequest request, long seed) {
        if (!request.wantsJson()) {
            return request.hints().say();
        }
        if (request.shape().isObject()) {
            return example(request.shape(), seed);
        }
        String answer = prose.write(seed, SHORTEST).text();
        return JsonNodeFactory.instance.objectNode().put("answer", answer).toString();
    }

    private String example(JsonNode schema, long seed) {
        return new SchemaExample(schema, seed, prose).write().toString();
    }
}
