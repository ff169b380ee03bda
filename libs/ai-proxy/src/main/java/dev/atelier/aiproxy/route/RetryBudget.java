package dev.atelier.aiproxy.route;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many attempts may follow first ones: a share of the calls, so that retries never double the load on a provider that
 * is going down, and a few a second however few the calls are.
 */
public final class RetryBudget {

    private static final long ONE = 100;

    /** What quiet times save up is no more than this. */
    private static final long MOST = 20 * ONE;

    private final int percent;
    private final RateLimiter floor;
    private final AtomicLong hundredths = new AtomicLong(MOST);

    /**
     * A full budget.
     *
     * @param percent of the calls that may be retried
     * @param floorPerSecond retries a second that are always allowed
     */
    public RetryBudget(int percent, int floorPerSecond) {
        this.percent = percent;
        this.floor = RateLimiter.of(
                "retry-floor",
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .limitForPeriod(floorPerSecond)
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }

    /** A call begins. */
    void called() {
        hundredths.accumulateAndGet(percent, (saved, more) -> Math.min(MOST, saved + more));
    }

    /** Whether one more attempt is allowed; then it is spent. */
    boolean take() {
        long before = hundredths.getAndUpdate(saved -> saved < ONE ? saved : saved - ONE);
        return before >= ONE || floor.acquirePermission();
    }

    /** Attempts saved up just now, without the floor. */
    long saved() {
        return hundredths.get() / ONE;
    }
}
