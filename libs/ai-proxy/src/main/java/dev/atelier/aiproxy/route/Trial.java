package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** One attempt as the guard of its key sees it: it counts when it is known how it ended. One call, one thread. */
public final class Trial {

    private final KeyGuard guard;
    private final CircuitBreaker breaker;
    private final long start;
    private long took = -1;
    private boolean judged;
    private boolean over;

    private Trial(KeyGuard guard) {
        this.guard = guard;
        this.breaker = guard.breaker();
        this.start = breaker.getCurrentTimestamp();
    }

    /**
     * Begins one, if the guard lets it pass.
     *
     * @throws ProviderException if it does not; nobody was asked
     */
    static Trial of(KeyGuard guard, long promptTokens) {
        guard.enter(promptTokens);
        return new Trial(guard);
    }

    /**
     * The answer has begun and will end later. To a breaker that waits for a sign of life this is one: nobody else should
     * have to wait for the end of a long answer.
     */
    public void goesOn() {
        took = elapsed();
        if (breaker.getState() == CircuitBreaker.State.HALF_OPEN) {
            succeeded();
        }
    }

    /** The answer came to its end. */
    public void succeeded() {
        if (!judged) {
            judged = true;
            breaker.onSuccess(took < 0 ? elapsed() : took, breaker.getTimestampUnit());
        }
    }

    /** The answer took so many tokens, beside the prompt. */
    public void used(long completionTokens) {
        guard.used(completionTokens);
    }

    /** There was no answer, or it broke off. */
    public void failed(ProviderException failure) {
        guard.failed(failure);
        if (!judged || failure.outage()) {
            judged = true;
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }
    }

    /** It is over. If nobody has judged it, it ended by a fault of ours, which says nothing of the provider. */
    public void end() {
        if (over) {
            return;
        }
        over = true;
        guard.leave();
        if (!judged) {
            breaker.releasePermission();
        }
    }

    boolean isOngoing() {
        return took >= 0;
    }

    private long elapsed() {
        return breaker.getCurrentTimestamp() - start;
    }
}
