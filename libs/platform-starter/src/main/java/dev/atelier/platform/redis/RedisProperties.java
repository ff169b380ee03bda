package dev.atelier.platform.redis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Redis is and how long anything may take there.
 *
 * @param url {@code redis[s]://[user:password@]host[:port][/database]} ({@code REDIS_URL})
 * @param timeout longest wait for a connection and for a command
 */
@ConfigurationProperties("atelier.redis")
public record RedisProperties(
        @DefaultValue("redis://127.0.0.1:6379") String url,
        @DefaultValue("500ms") Duration timeout) {

    /** Without the address, which may hold a password. */
    @Override
    public String toString() {
        return "RedisProperties[timeout=" + timeout + "]";
    }
}
