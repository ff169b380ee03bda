package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.journal.CallEnd;
import dev.atelier.aiproxy.journal.CallJournal;
import dev.atelier.aiproxy.route.Attempts;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.aiproxy.tokens.TokenCounter;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import org.jspecify.annotations.Nullable;

/** Step 6: says what was used and what it costs, and closes the call in the journal. */
final class FinishChat {

    /** Providers count a little more than we do: control tokens, tool schemas, pictures. */
    private static final int SLACK = 4096;

    private final CallJournal journal;
    private final TokenCounter tokens;

    FinishChat(CallJournal journal, TokenCounter tokens) {
        this.journal = journal;
        this.tokens = tokens;
    }

    /** The result of an answered or cancelled call; {@code transcript} holds what was delivered. */
    ChatResult result(Call call, ChatOrder order, String provider, Transcript transcript, boolean cancelled) {
        TokenUsage reported = believable(order, call, transcript);
        TokenUsage usage = reported == null ? counted(order, transcript, cancelled) : reported;
        return new ChatResult(
                call.id(),
                provider,
                call.model().id(),
                transcript.content(),
                cancelled ? "cancelled" : transcript.finishReason(),
                usage,
                call.costMicros(usage),
                reported == null ? UsageSource.ESTIMATED : UsageSource.REPORTED,
                cancelled,
                transcript.body());
    }

    /**
     * What the provider reported; {@code null} if it reported nothing, or nonsense: an answer without tokens, or far more
     * than was asked for. Then we count ourselves.
     */
    private static @Nullable TokenUsage believable(ChatOrder order, Call call, Transcript transcript) {
        TokenUsage reported = transcript.reported();
        if (reported == null) {
            return null;
        }
        boolean tooLittle = reported.completion() == 0 && !transcript.content().isEmpty();
        boolean tooMuch = reported.prompt() > 2 * order.promptTokens() + SLACK
                || reported.completion() > order.outputLimit(call.model().maxOutput()) + SLACK;
        return tooLittle || tooMuch ? null : reported;
    }

    /** Who got nothing before going away is not charged for the question either. */
    private TokenUsage counted(ChatOrder order, Transcript transcript, boolean cancelled) {
        if (cancelled && transcript.content().isEmpty()) {
            return TokenUsage.NONE;
        }
        return new TokenUsage(order.promptTokens(), 0, tokens.count(transcript.content()), 0);
    }

    void close(Call call, ChatResult result, @Nullable String traceparent) {
        CallEnd end = new CallEnd(
                result.cancelled() ? Status.CANCELLED : Status.SUCCEEDED,
                result.provider(),
                result.usage(),
                result.costMicros(),
                result.usageSource());
        journal.close(call, end, traceparent);
    }

    /** Closes a call whose answer could not be delivered, as far as anybody knows. */
    void settle(Call call, ChatResult result, @Nullable String traceparent) {
        journal.settle(call, result.provider(), traceparent);
    }

    /** Closes a call that brought nothing: counted if a provider was reached, forgotten otherwise. */
    void fail(Call call, Attempts attempts, @Nullable String traceparent) {
        String reached = attempts.reached();
        if (reached == null) {
            journal.discard(call);
        } else {
            journal.close(call, CallEnd.failed(reached), traceparent);
        }
    }
}
