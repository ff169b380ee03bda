package dev.atelier.platform.security.revocation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the list of revocations stays current.
 *
 * @param enabled whether it does at all; off only in tests without servers
 * @param checkEvery how often the line to Redis is checked, and user-service asked while that line is down
 * @param reconcileEvery how often user-service is asked while Redis delivers
 */
@ConfigurationProperties("atelier.security.revocation")
public record RevocationProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration checkEvery,
        @DefaultValue("30s") Duration reconcileEvery) {}
