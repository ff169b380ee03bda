package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** One attempt as the breaker of its provider sees it: it counts when it is known how it ended. One call, one thread. */
public final class Trial {

    private final CircuitBreaker breaker;
    private final long start;
    private long took = -1;
    private boolean judged;

    private Trial(CircuitBreaker breaker) {
        this.breaker = breaker;
        this.start = breaker.getCurrentTimestamp();
    }

    /** @throws ProviderException.Resting if the provider is left alone just now */
    static Trial of(CircuitBreaker breaker) {
        if (!breaker.tryAcquirePermission()) {
            throw new ProviderException.Resting();
        }
        return new Trial(breaker);
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

    /** There was no answer, or it broke off. */
    public void failed(ProviderException failure) {
        if (!judged || failure.outage()) {
            judged = true;
            breaker.onError(elapsed(), breaker.getTimestampUnit(), failure);
        }
    }

    /** It ended by a fault of ours, which says nothing of the provider; does nothing if it was judged before. */
    public void end() {
        if (!judged) {
            judged = true;
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
