package dev.atelier.gateway.upstream;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.client.discovery.DiscoveryClient;

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
    private final UpstreamProperties properties;
    private final DiscoveryClient discovery;
    private final CircuitBreakerRegistry breakers;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Instances> instances = new ConcurrentHashMap<>();

    ServiceProxies(
            UpstreamClient client,
            UpstreamRequests requests,
            UpstreamProperties properties,
            DiscoveryClient discovery,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters,
            Clock clock) {
        this.client = client;
        this.requests = requests;
        this.properties = properties;
        this.discovery = discovery;
        this.breakers = breakers;
        this.meters = meters;
        this.clock = clock;
    }

    /** The handler of a route to this service that waits this long for response headers. */
    public ServiceProxy to(String service, Duration responseTimeout) {
        CircuitBreaker breaker = breakers.circuitBreaker("service-" + service, BREAKER);
        var delivery = new Delivery(
                client,
                client.settings(responseTimeout),
                instances.computeIfAbsent(service, id -> new Instances(discovery, id, properties.quarantine(), clock)),
                properties.attempts());
        return new ServiceProxy(delivery, requests, breaker, new UpstreamMetrics(meters, service));
    }
}
