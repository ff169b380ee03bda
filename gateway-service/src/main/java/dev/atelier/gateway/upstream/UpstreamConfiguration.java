package dev.atelier.gateway.upstream;

import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.platform.stop.EndUnderWay;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UpstreamConfiguration {

    /** Enough to tell even a client that reads slowly. */
    private static final Duration TIME_LEFT = Duration.ofSeconds(3);

    @Bean
    UpstreamClient upstreamClient(UpstreamProperties properties) {
        return new UpstreamClient(properties);
    }

    @Bean
    UpstreamRequests upstreamRequests(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator, ServiceTokens tokens) {
        var trace = new TraceHeaders(tracer.getIfUnique(), propagator.getIfUnique());
        return new UpstreamRequests(new ForwardedHeaders(trace, tokens));
    }

    @Bean
    LiveExchanges liveExchanges(ErrorAnswers answers) {
        return new LiveExchanges(answers);
    }

    @Bean
    EndUnderWay endLiveExchanges(LiveExchanges exchanges, LifecycleProperties lifecycle) {
        return new EndUnderWay(exchanges, lifecycle.getTimeoutPerShutdownPhase(), TIME_LEFT);
    }

    @Bean
    ServiceProxies serviceProxies(
            UpstreamClient client,
            UpstreamRequests requests,
            LiveExchanges exchanges,
            UpstreamProperties properties,
            DiscoveryClient discovery,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters,
            Clock clock) {
        return new ServiceProxies(
                client,
                requests,
                exchanges,
                service -> new Instances(discovery, service, properties.quarantine(), clock),
                properties.attempts(),
                breakers,
                meters);
    }
}
