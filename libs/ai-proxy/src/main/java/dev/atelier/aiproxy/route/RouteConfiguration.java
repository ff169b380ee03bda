package dev.atelier.aiproxy.route;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The router and its policies. */
@Configuration(proxyBeanMethods = false)
public class RouteConfiguration {

    /** Half a second, doubled each time, give or take a half. */
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(500), 2, 0.5, Duration.ofSeconds(8));

    /** A slow answer is no outage; the time limits say what takes too long. */
    private static final Duration NEVER_TOO_SLOW = Duration.ofDays(1);

    @Bean
    ProviderRouter providerRouter(Providers providers, ProxyProperties properties, MeterRegistry metrics) {
        RetryRegistry retries = RetryRegistry.of(retryConfig(properties));
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(metrics);
        ProxyProperties.Retries settings = properties.retries();
        var budget = new RetryBudget(settings.percent(), settings.perSecond());
        Gauge.builder("atelier.provider.retries.saved", budget, RetryBudget::saved)
                .description("attempts the retry budget would still allow at once")
                .register(metrics);
        return new ProviderRouter(providers, retries.retry("provider"), budget);
    }

    @Bean
    Providers providers(
            CatalogueProperties catalogue,
            AdapterTypes types,
            ProviderHttp http,
            ProxyProperties properties,
            MeterRegistry metrics) {
        var guards = new KeyGuards(properties, Ticker.systemTicker(), metrics);
        var providers = new Providers(
                catalogue,
                types,
                http,
                guards,
                () -> ThreadLocalRandom.current().nextDouble());
        Gauge.builder(
                        "atelier.providers.out.of.service",
                        providers,
                        p -> p.outOfService().size())
                .description("providers of the catalogue that cannot be asked; the log says why")
                .register(metrics);
        return providers;
    }

    @Bean
    FollowCatalogue followCatalogue(
            Environment environment, Validator validator, ModelCatalogue models, Providers providers) {
        return new FollowCatalogue(environment, validator, models, providers);
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
