package dev.atelier.aiproxy.pipeline;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.hold.HoldFunds;
import dev.atelier.aiproxy.journal.CallEnd;
import dev.atelier.aiproxy.journal.CallJournal;
import dev.atelier.aiproxy.relay.TracedSend;
import dev.atelier.aiproxy.route.Asked;
import dev.atelier.aiproxy.route.Attempts;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every call. Whatever happens after the journal knows of the call, the call is closed exactly once: as it
 * ended if its result was delivered, as failed and free if not.
 */
public final class Pipeline {

    private final CallJournal journal;
    private final HoldFunds holdFunds;
    private final TracedSend traces;

    /** A frame around {@code journal} and {@code holdFunds}. */
    public Pipeline(CallJournal journal, HoldFunds holdFunds, TracedSend traces) {
        this.journal = journal;
        this.holdFunds = holdFunds;
        this.traces = traces;
    }

    /**
     * Makes a prepared call and blocks until it is over.
     *
     * @param answer steps 4 to 6: routes the call, receives the answer, says what it costs
     * @param delivery takes the result before the call is closed; if it throws, the call ends as failed, for nobody got
     *     anything, unless {@link dev.atelier.aiproxy.journal.Deliveries} finds it stored after all
     * @return the result, delivered
     */
    public <R extends Result> R run(Call call, Function<Attempts, R> answer, Consumer<R> delivery) {
        String traceparent = traces.currentTraceparent();
        journal.open(call, call.firstProvider(), traceparent);
        R result = ask(call, answer, traceparent);
        deliver(call, result, delivery, traceparent);
        return result;
    }

    private <R extends Result> R ask(Call call, Function<Attempts, R> answer, @Nullable String traceparent) {
        var attempts = new Attempts();
        boolean answered = false;
        try {
            if (!call.isOnOwnKeys()) {
                holdFunds.hold(call);
            }
            R result = answer.apply(attempts);
            answered = true;
            return result;
        } finally {
            if (!answered) {
                fail(call, attempts, traceparent);
            }
        }
    }

    private <R extends Result> void deliver(Call call, R result, Consumer<R> delivery, @Nullable String traceparent) {
        boolean delivered = false;
        try {
            delivery.accept(result);
            delivered = true;
        } finally {
            if (delivered) {
                journal.close(call, result.end(), traceparent);
            } else {
                journal.settle(call, result.end(), traceparent);
            }
        }
    }

    /** Closes a call that brought nothing: counted if a provider was reached, forgotten otherwise. */
    private void fail(Call call, Attempts attempts, @Nullable String traceparent) {
        Asked reached = attempts.reached();
        if (reached == null) {
            journal.discard(call);
        } else {
            journal.close(
                    call, CallEnd.failed(reached.provider(), reached.model().id()), traceparent);
        }
    }

    /** What came of a call. */
    public interface Result {

        /** How the journal is to close it. */
        CallEnd end();
    }
}
