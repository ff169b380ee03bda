package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.catalogue.Model;
import dev.atelier.aiproxy.route.Asked;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.events.UsageEvent.UsageSource;
import org.jspecify.annotations.Nullable;

/** Step 6: says what was used and what it costs. */
final class FinishChat {

    /** Providers count a little more than we do: control tokens, tool schemas, pictures. */
    private static final int SLACK = 4096;

    private final TokenCounter tokens;

    FinishChat(TokenCounter tokens) {
        this.tokens = tokens;
    }

    /** The result of an answered or cancelled call; {@code transcript} holds what was delivered. */
    ChatResult result(Call call, ChatOrder order, Asked answered, Transcript transcript, boolean cancelled) {
        TokenUsage reported = believable(order, answered.model(), transcript);
        TokenUsage usage = reported == null ? counted(order, transcript, cancelled) : reported;
        return new ChatResult(
                call.id(),
                answered.provider(),
                answered.model().id(),
                transcript.content(),
                cancelled ? "cancelled" : transcript.finishReason(),
                usage,
                call.costMicros(answered.model(), usage),
                reported == null ? UsageSource.ESTIMATED : UsageSource.REPORTED,
                cancelled,
                transcript.body());
    }

    /**
     * What the provider reported; {@code null} if it reported nothing, or nonsense: an answer without tokens, or far more
     * than was asked for. Then we count ourselves.
     */
    private static @Nullable TokenUsage believable(ChatOrder order, Model model, Transcript transcript) {
        TokenUsage reported = transcript.reported();
        if (reported == null) {
            return null;
        }
        boolean tooLittle = reported.completion() == 0 && !transcript.content().isEmpty();
        boolean tooMuch = reported.prompt() > 2 * order.promptTokens() + SLACK
                || reported.completion() > order.outputLimit(model.maxOutput()) + SLACK;
        return tooLittle || tooMuch ? null : reported;
    }

    /** Who got nothing before going away is not charged for the question either. */
    private TokenUsage counted(ChatOrder order, Transcript transcript, boolean cancelled) {
        if (cancelled && transcript.content().isEmpty()) {
            return TokenUsage.NONE;
        }
        return new TokenUsage(order.promptTokens(), 0, tokens.count(transcript.content()), 0);
    }
}
