package dev.atelier.aiproxy.route;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties.LimitProperties;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetrics;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes the guards of keys, all under names such as {@code openai/default}, as the metrics show them. Breakers, bulkheads
 * and limits outlive a refresh of the catalogue: what they know stays true, and their settings follow it.
 */
public final class KeyGuards {

    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads = BulkheadRegistry.ofDefaults();
    private final RateLimiterRegistry limiters = RateLimiterRegistry.ofDefaults();
    private final KeyGuard.Rests rests;
    private final Ticker ticker;

    /** Guards that {@code metrics} shows. */
    public KeyGuards(ProxyProperties properties, Ticker ticker, MeterRegistry metrics) {
        this.breakers = CircuitBreakerRegistry.of(RouteConfiguration.breakerConfig(properties.breaker()));
        ProxyProperties.KeyRest rest = properties.keyRest();
        this.rests = new KeyGuard.Rests(rest.rateLimited(), rest.refused(), rest.longest());
        this.ticker = ticker;
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(metrics);
        TaggedRateLimiterMetrics.ofRateLimiterRegistry(limiters).bindTo(metrics);
    }

    /** Guards one of the platform's keys. */
    KeyGuard platform(String provider, String key, LimitProperties limits) {
        String name = provider + "/" + key;
        return new KeyGuard(
                breakers.circuitBreaker(name),
                bulkhead(name, limits.concurrent()),
                perMinute(name + "/requests", limits.requestsPerMinute()),
                perMinute(name + "/tokens", limits.tokensPerMinute()),
                rests,
                ticker);
    }

    /**
     * Guards all users' own keys of a provider together. Their limits are between them and the provider, and a key that is
     * refused says nothing of the others; an outage hits them all.
     */
    KeyGuard own(String provider, LimitProperties limits) {
        String name = provider + "/own";
        return new KeyGuard(
                breakers.circuitBreaker(name), bulkhead(name, limits.concurrent()), null, null, null, ticker);
    }

    private Bulkhead bulkhead(String name, int concurrent) {
        BulkheadConfig config = BulkheadConfig.custom()
                .maxConcurrentCalls(concurrent)
                .maxWaitDuration(Duration.ZERO)
                .build();
        Bulkhead known = bulkheads.bulkhead(name, config);
        if (known.getBulkheadConfig().getMaxConcurrentCalls() == concurrent) {
            return known;
        }
        // Shrinking one would wait for its open calls; they end on the old one, and new ones begin on another.
        bulkheads.remove(name);
        return bulkheads.bulkhead(name, config);
    }

    private @Nullable RateLimiter perMinute(String name, int limit) {
        if (limit == 0) {
            limiters.remove(name);
            return null;
        }
        RateLimiter limiter = limiters.rateLimiter(
                name,
                RateLimiterConfig.custom()
                        .limitRefreshPeriod(Duration.ofMinutes(1))
                        .limitForPeriod(limit)
                        .timeoutDuration(Duration.ZERO)
                        .build());
        limiter.changeLimitForPeriod(limit);
        return limiter;
    }
}
