package dev.atelier.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** A Lettuce client that refuses at once while disconnected and reconnects by itself. Nothing is connected before its first use. */
@AutoConfiguration
@EnableConfigurationProperties(RedisProperties.class)
class RedisAutoConfiguration {

    private static final Duration RECONNECT_EVERY = Duration.ofMillis(500);
    /** The services do few commands; the gateway's limits fit in two event loops many times over. */
    private static final int THREADS = 2;

    @Bean(destroyMethod = "shutdown")
    @ConditionalOnMissingBean
    ClientResources redisClientResources() {
        return ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.constant(RECONNECT_EVERY))
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .build();
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    RedisClient redisClient(ClientResources resources, RedisProperties properties) {
        RedisURI uri = RedisURI.create(properties.url());
        uri.setTimeout(properties.timeout());
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(properties.timeout())
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(properties.timeout()))
                .build());
        return client;
    }
}
