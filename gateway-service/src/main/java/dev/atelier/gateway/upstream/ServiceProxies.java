package dev.atelier.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes the handlers of routes; routes to one service share its instances and its breaker. */
public final class ServiceProxies {

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(50)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(2))
            .permittedNumberOfCallsInHalfOpenState(5)
            // Nobody was asked, so there is nobody to spare: a service that has just started must not pay for its
            // absence.
            .ignoreException(failure -> failure.getCause() instanceof NoInstanceException)
            .build();

    private final UpstreamClient client;
    private final UpstreamRequests requests;
    private final LiveExchanges exchanges;
    private final Function<String, Instances> discovery;
    private final int attempts;
    private final CircuitBreakerRegistry breakers;
    private final MeterRegistry meters;
    private final Map<String, Instances> instances = new ConcurrentHashMap<>();

    ServiceProxies(
            UpstreamClient client,
            UpstreamRequests requests,
            LiveExchanges exchanges,
            Function<String, Instances> discovery,
            int attempts,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters) {
        this.client = client;
        this.requests = requests;
        this.exchanges = exchanges;
        this.discovery = discovery;
        this.attempts = attempts;
        this.breakers = breakers;
        this.meters = meters;
    }

    /** The handler of a route to this service that waits this long for response headers. */
    public ServiceProxy to(String service, Duration responseTimeout) {
        CircuitBreaker breaker = breakers.circuitBreaker("service-" + service, BREAKER);
        var delivery = new Delivery(
                client, client.settings(responseTimeout), instances.computeIfAbsent(service, discovery), attempts);
        return new ServiceProxy(delivery, requests, exchanges, breaker, new UpstreamMetrics(meters, service));
    }
}
