package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.Prose;
import dev.atelier.simulator.answer.SchemaExample;
import dev.atelier.simulator.answer.Stamps;
import dev.atelier.simulator.answer.TokenCounter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes up the answers: the same ones for the same messages and model. */
final class MessageAnswerer {

    private static final int SHORTEST = 20;
    private static final int SPREAD = 41;
    private static final int TOOL_USE_FRAME = 4;
    private static final long THOUGHT = 1;

    private final TokenCounter counter;
    private final Prose prose = new Prose();

    MessageAnswerer(TokenCounter counter) {
        this.counter = counter;
    }

    AnswerBlock answer(MessageRequest request) {
        long seed = Fingerprint.join(request.prompt().fingerprint(), Fingerprint.of(request.id()));
        int limit = request.limit() - request.thinkingTokens();
        JsonNode tool = request.chosenTool();
        if (tool != null) {
            return toolUse(request, tool, seed, limit);
        }
        Answer whole = text(request, seed);
        Answer stopped = whole.stoppedAt(request.stops(), counter);
        Answer limited = stopped.limitedTo(limit);
        String stop = limited.cut() ? null : stopBetween(whole, stopped, request);
        return new AnswerBlock(limited, null, stop, request.isLimitedByRoom());
    }

    /** What is shown of its thinking, which is less than was thought; null if nothing is. */
    @Nullable
    Thought thought(MessageRequest request) {
        if (!request.thinks() || request.thinkingTokens() == 0) {
            return null;
        }
        long seed = Fingerprint.join(request.prompt().fingerprint(), THOUGHT);
        return new Thought(prose.write(seed, SHORTEST).text(), Ids.of("sig_", seed));
    }

    private AnswerBlock toolUse(MessageRequest request, JsonNode tool, long seed, int limit) {
        String name = tool.path("name").asString();
        String input = new SchemaExample(tool.path("input_schema"), seed, prose)
                .write()
                .toString();
        int headTokens = counter.count(name) + TOOL_USE_FRAME;
        Answer answer = Answer.whole(counter.split(input)).limitedTo(Math.max(0, limit - headTokens));
        return new AnswerBlock(
                answer, new ToolUse(Ids.of("toolu_01", seed), name, headTokens), null, request.isLimitedByRoom());
    }

    private Answer text(MessageRequest request, long seed) {
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

    private @Nullable String given(MessageRequest request, long seed) {
        JsonNode schema = request.schema();
        return schema.isObject()
                ? new SchemaExample(schema, seed, prose).write().toString()
                : request.hints().say();
    }

    /** The stop sequence that stands where the text ends; null where none ended it. */
    private static @Nullable String stopBetween(Answer whole, Answer stopped, MessageRequest request) {
        if (whole == stopped) {
            return null;
        }
        int end = stopped.text().length();
        return request.stops().stream()
                .filter(stop -> whole.text().startsWith(stop, end))
                .findFirst()
                .orElse(null);
    }
}
