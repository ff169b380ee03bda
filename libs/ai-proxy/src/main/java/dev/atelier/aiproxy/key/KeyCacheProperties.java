package dev.atelier.aiproxy.key;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long users' own keys are remembered. A change is told at once; these times are for what was not told.
 *
 * @param fresh a key is used for so long before user-service is asked again
 * @param kept a key that was good goes on for so long while user-service is away
 * @param size how many keys are remembered at most
 * @param reload how often it is read again who has keys at all
 */
@Validated
@ConfigurationProperties("atelier.proxy.own-keys")
public record KeyCacheProperties(
        @DefaultValue("30s") @NotNull Duration fresh,
        @DefaultValue("5m") @NotNull Duration kept,
        @DefaultValue("20000") @Min(1) int size,
        @DefaultValue("10m") @NotNull Duration reload) {}
