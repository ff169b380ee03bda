package dev.atelier.platform.security.revocation;

import io.lettuce.core.RedisClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** How revocations reach this service; {@code atelier.security.revocation.enabled=false} leaves the list to itself. */
@AutoConfiguration
@EnableConfigurationProperties(RevocationProperties.class)
class RevocationAutoConfiguration {

    private static final String ENABLED = "atelier.security.revocation.enabled";

    /** Told by Redis and user-service. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    static class Connected {

        @Bean
        RevocationMessages revocationMessages(JsonMapper json) {
            return new RevocationMessages(json);
        }

        @Bean
        RedisRevocations redisRevocations(RedisClient redis, RevocationMessages messages, Clock clock) {
            return new RedisRevocations(redis, messages, clock);
        }

        @Bean
        RevocationPublisher revocationPublisher(RevocationList list, RedisRevocations redis) {
            return new RevocationPublisher(
                    list,
                    redis::publish,
                    task -> Thread.ofVirtual().name("revoke").start(task));
        }

        @Bean
        RevocationSubscription revocationSubscription(
                RedisClient redis, RevocationMessages messages, RevocationList list) {
            return new RevocationSubscription(redis, messages, list::add);
        }

        @Bean
        RevocationSubscriber revocationSubscriber(
                RevocationList list, RevocationSources sources, RevocationProperties properties, Clock clock) {
            return new RevocationSubscriber(list, sources, properties, clock);
        }

        @Bean
        RevocationSources revocationSources(
                RevocationSubscription subscription, RedisRevocations copy, RevocationSnapshot snapshot) {
            return new RevocationSources(subscription, copy, snapshot);
        }
    }

    /** Everywhere but in user-service. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = ENABLED, matchIfMissing = true)
    @ConditionalOnMissingBean(RevocationSnapshot.class)
    @EnableFeignClients(clients = RevocationClient.class)
    static class OverHttp {

        @Bean
        RevocationSnapshot revocationSnapshot(RevocationClient client) {
            return client::revocations;
        }
    }

    /** Tests without servers. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(name = ENABLED, havingValue = false)
    static class Alone {

        @Bean
        RevocationPublisher revocationPublisher(RevocationList list) {
            return new RevocationPublisher(list, _ -> {}, Runnable::run);
        }
    }
}
