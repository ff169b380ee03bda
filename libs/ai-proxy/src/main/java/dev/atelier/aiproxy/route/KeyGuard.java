package dev.atelier.aiproxy.route;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.spi.ProviderException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the calls and one key of a provider: a breaker that opens when the provider fails under it, a
 * bulkhead, limits of requests and tokens a minute, and a rest after the provider has refused it. A resting key is asked
 * only when there is nobody else: who has but one key loses nothing by it.
 */
public final class KeyGuard {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final @Nullable RateLimiter requests;
    private final @Nullable RateLimiter tokens;
    private final @Nullable Rests rests;
    private final Ticker ticker;
    private volatile long restsUntil;

    /**
     * A guard.
     *
     * @param requests requests a minute; {@code null}: as many as come
     * @param tokens tokens a minute; {@code null}: as many as come
     * @param rests how long the key rests; {@code null}: never, for it stands for the keys of many users
     */
    KeyGuard(
            CircuitBreaker breaker,
            Bulkhead bulkhead,
            @Nullable RateLimiter requests,
            @Nullable RateLimiter tokens,
            @Nullable Rests rests,
            Ticker ticker) {
        this.breaker = breaker;
        this.bulkhead = bulkhead;
        this.requests = requests;
        this.tokens = tokens;
        this.rests = rests;
        this.ticker = ticker;
        this.restsUntil = ticker.read();
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Whether the provider refused this key a moment ago. */
    boolean isResting() {
        return restsUntil - ticker.read() > 0;
    }

    /**
     * Lets one request pass; {@link #leave} ends it.
     *
     * @param promptTokens what its prompt counts
     * @throws ProviderException.Resting if the breaker is open
     * @throws ProviderException.RateLimited if one of our own limits is reached
     */
    void enter(long promptTokens) {
        if (!bulkhead.tryAcquirePermission()) {
            throw limited("too many calls to the provider at once", SOON);
        }
        boolean entered = false;
        try {
            enterBreaker(promptTokens);
            entered = true;
        } finally {
            if (!entered) {
                leave();
            }
        }
    }

    private void enterBreaker(long promptTokens) {
        if (!breaker.tryAcquirePermission()) {
            throw new ProviderException.Resting();
        }
        boolean entered = false;
        try {
            take(requests, 1);
            take(tokens, promptTokens);
            entered = true;
        } finally {
            if (!entered) {
                breaker.releasePermission();
            }
        }
    }

    void leave() {
        bulkhead.releasePermission();
    }

    /** Counts what an answer took; who took more than was left makes the next ones wait. */
    void used(long completionTokens) {
        if (tokens != null && !tokens.acquirePermission(permits(tokens, completionTokens))) {
            tokens.drainPermissions();
        }
    }

    /** Lets the key rest if this is about the key. */
    void failed(ProviderException failure) {
        Duration rest = rests == null ? null : rests.after(failure);
        if (rest != null) {
            restsUntil = ticker.read() + rest.toNanos();
        }
    }

    private static void take(@Nullable RateLimiter limiter, long wanted) {
        if (limiter != null && !limiter.acquirePermission(permits(limiter, wanted))) {
            throw limited("the platform's own limit for the provider is reached", untilNext(limiter));
        }
    }

    /** What is larger than a whole minute's share gets that. */
    private static int permits(RateLimiter limiter, long wanted) {
        return Math.clamp(wanted, 1, limiter.getRateLimiterConfig().getLimitForPeriod());
    }

    private static Duration untilNext(RateLimiter limiter) {
        return limiter instanceof AtomicRateLimiter atomic
                ? Duration.ofNanos(atomic.getDetailedMetrics().getNanosToWait()).plus(SOON)
                : limiter.getRateLimiterConfig().getLimitRefreshPeriod();
    }

    /** Ours to tell, and asking at once again is of no use. */
    private static ProviderException limited(String message, Duration wait) {
        return new ProviderException.RateLimited(message, wait, false);
    }

    /**
     * How long a key rests.
     *
     * @param rateLimited after a 429 that does not say how long
     * @param refused after a 401 or 403, or when its account is empty
     * @param longest however long the provider asks for
     */
    record Rests(Duration rateLimited, Duration refused, Duration longest) {

        /** {@code null}: this failure says nothing of the key. */
        @Nullable
        Duration after(ProviderException failure) {
            return switch (failure) {
                case ProviderException.RateLimited f -> atMost(f.retryAfter() == null ? rateLimited : f.retryAfter());
                case ProviderException.QuotaExhausted _, ProviderException.CredentialRefused _ -> refused;
                default -> null;
            };
        }

        private Duration atMost(Duration asked) {
            return asked.compareTo(longest) > 0 ? longest : asked;
        }
    }
}
