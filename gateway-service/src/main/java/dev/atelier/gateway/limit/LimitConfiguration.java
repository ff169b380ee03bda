package dev.atelier.gateway.limit;

import dev.atelier.platform.redis.RedisProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    /** Opens after a handful of slow or failed answers and looks again every second. */
    static final CircuitBreakerConfig STORE_BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(3)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(2)
            .build();

    @Bean
    BucketStore bucketStore(RedisClient client, RedisProperties redis, LimitProperties properties) {
        return new BucketStore(client, RedisURI.create(redis.url()), properties.storeTimeout());
    }

    @Bean
    RateLimiter rateLimiter(
            LimitProperties properties,
            BucketStore store,
            GatewayInstances instances,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters) {
        return new RateLimiter(
                properties,
                new SharedBuckets(store, properties),
                new LocalBuckets(instances),
                breakers.circuitBreaker("limit-store", STORE_BREAKER),
                new LimitMetrics(meters));
    }

    @Bean
    GatewayInstances gatewayInstances(DiscoveryClient discovery, Environment environment, Clock clock) {
        return new GatewayInstances(discovery, environment.getRequiredProperty("spring.application.name"), clock);
    }
}
