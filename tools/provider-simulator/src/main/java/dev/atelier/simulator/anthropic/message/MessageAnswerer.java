package dev.atelier.simulator.anthropic.message;

import dev.atelier.simulator.answer.Answer;
import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Ids;
import dev.atelier.simulator.answer.Texts;
import dev.atelier.simulator.answer.TokenCounter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes up the answers: the same ones for the same messages and model. */
final class MessageAnswerer {

    private static final int TOOL_USE_FRAME = 4;
    private static final long THOUGHT = 1;

    private final TokenCounter counter;
    private final Texts texts;

    MessageAnswerer(TokenCounter counter) {
        this.counter = counter;
        this.texts = new Texts(counter);
    }

    AnswerBlock answer(MessageRequest request) {
        long seed = Fingerprint.join(request.prompt().fingerprint(), Fingerprint.of(request.id()));
        int limit = request.limit() - request.thinkingTokens();
        JsonNode tool = request.chosenTool();
        if (tool != null) {
            return toolUse(request, tool, seed, limit);
        }
        Answer whole = texts.write(request.hints(), given(request, seed), seed);
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
        return new Thought(texts.words(seed), Ids.of("sig_", seed));
    }

    private AnswerBlock toolUse(MessageRequest request, JsonNode tool, long seed, int limit) {
        String name = tool.path("name").asString();
        String input = texts.example(tool.path("input_schema"), seed).toString();
        int headTokens = counter.count(name) + TOOL_USE_FRAME;
        Answer answer = Answer.whole(counter.split(input)).limitedTo(Math.max(0, limit - headTokens));
        return new AnswerBlock(
                answer, new ToolUse(Ids.of("toolu_01", seed), name, headTokens), null, request.isLimitedByRoom());
    }

    private @Nullable String given(MessageRequest request, long seed) {
        JsonNode schema = request.schema();
        return schema.isObject()
                ? texts.example(schema, seed).toString()
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
