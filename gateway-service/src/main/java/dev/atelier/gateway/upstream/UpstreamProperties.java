package dev.atelier.gateway.upstream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway talks to services.
 *
 * @param connectTimeout longest wait for a connection; then the next instance is tried
 * @param responseTimeout longest wait for response headers, unless the route's metadata {@code response-timeout} says
 *     another
 * @param silence longest wait for the next byte of a body; services send a keep-alive every 15 s on streams
 * @param leaseTimeout longest wait for a place in the connection pool
 * @param maxPerInstance connections to one instance
 * @param idle how long an unused connection is kept; shorter than the services' own keep-alive
 * @param quarantine how long an instance that refused a connection or broke one is only a last resort
 * @param attempts instances tried when connections are refused
 */
@Validated
@ConfigurationProperties("atelier.gateway.upstream")
public record UpstreamProperties(
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("30s") Duration responseTimeout,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("2s") Duration leaseTimeout,
        @DefaultValue("5000") int maxPerInstance,
        @DefaultValue("15s") Duration idle,
        @DefaultValue("5s") Duration quarantine,
        @DefaultValue("3") int attempts) {}
