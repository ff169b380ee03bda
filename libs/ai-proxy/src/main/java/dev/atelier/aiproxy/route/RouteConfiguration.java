package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The router and its policies. */
@Configuration(proxyBeanMethods = false)
public class RouteConfiguration {

    /** Half a second, doubled each time, give or take a half. */
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2, 0.5, Duration.ofSeconds(8));

    /** A slow answer is no outage; the time limits say what takes too long. */
    private static final Duration NEVER_TOO_SLOW = Duration.ofDays(1);

    @Bean
    ProviderRouter providerRouter(Providers providers, ProxyProperties properties) {
        return new ProviderRouter(providers, Retry.of("provider", retryConfig(properties)));
    }

    @Bean
    Providers providers(
            CatalogueProperties catalogue,
            List<AdapterType> types,
            ProviderHttp http,
            ProxyProperties properties,
            MeterRegistry metrics) {
        CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(breakerConfig(properties.breaker()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(metrics);
        return new Providers(catalogue, types, http, breakers);
    }

    static RetryConfig retryConfig(ProxyProperties properties) {
        return RetryConfig.custom()
                .maxAttempts(properties.attempts())
                .retryOnException(failure -> failure instanceof ProviderException provider
                        && provider.retryable()
                        && !asksForLongerThan(properties.longestRetryAfter(), provider))
                .intervalBiFunction((attempt, outcome) -> pauseMillis(attempt, outcome))
                .build();
    }

    private static long pauseMillis(int attempt, Either<Throwable, Object> outcome) {
        Duration asked = outcome.isLeft() ? retryAfter(outcome.getLeft()) : null;
        long backoff = BACKOFF.apply(attempt);
        return asked == null || asked.isZero() ? backoff : asked.toMillis() + backoff / 10;
    }

    private static boolean asksForLongerThan(Duration longest, ProviderException failure) {
        Duration asked = retryAfter(failure);
        return asked != null && asked.compareTo(longest) > 0;
    }

    private static @Nullable Duration retryAfter(Throwable failure) {
        return switch (failure) {
            case ProviderException.RateLimited f -> f.retryAfter();
            case ProviderException.Unavailable f -> f.retryAfter();
            default -> null;
        };
    }

    static CircuitBreakerConfig breakerConfig(ProxyProperties.Breaker breaker) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(breaker.window())
                .minimumNumberOfCalls(breaker.window())
                .failureRateThreshold(breaker.failurePercent())
                .waitDurationInOpenState(Objects.requireNonNull(breaker.openFor()))
                .permittedNumberOfCallsInHalfOpenState(2)
                .slowCallDurationThreshold(NEVER_TOO_SLOW)
                .recordException(failure -> failure instanceof ProviderException provider && provider.outage())
                .ignoreException(failure -> !(failure instanceof ProviderException provider) || !provider.outage())
                .build();
    }
}
