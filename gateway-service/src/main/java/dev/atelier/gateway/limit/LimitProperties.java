package dev.atelier.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast callers may be.
 *
 * @param ip calls per network address (IPv6: per /64), {@code burst/perSecond} or {@code off}
 * @param user calls per signed-in user
 * @param api calls per route and caller (the user, or the address where nobody is signed in)
 * @param storeTimeout longest wait for Redis before the local share decides
 * @param localTolerance part of a bucket, in percent, an instance may give out before it tells Redis; 0 = ask every time
 * @param localToleranceTime longest time it may keep that to itself
 */
@Validated
@ConfigurationProperties("atelier.gateway.limits")
public record LimitProperties(
        @DefaultValue("2000/1000") Limit ip,
        @DefaultValue("600/300") Limit user,
        @DefaultValue("400/200") Limit api,
        @DefaultValue("250ms") Duration storeTimeout,
        @DefaultValue("1") int localTolerance,
        @DefaultValue("250ms") Duration localToleranceTime) {

    Limit of(LimitKind kind) {
        return switch (kind) {
            case IP -> ip;
            case USER -> user;
            case API -> api;
        };
    }
}
