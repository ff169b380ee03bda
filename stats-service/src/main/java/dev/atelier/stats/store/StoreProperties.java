package dev.atelier.stats.store;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long MongoDB is waited for.
 *
 * @param findServer for a usable server, before an operation fails; below {@code query}
 * @param query for a query of the API, all of it: callers get their 503 within a second
 * @param counting for one step of counting, which nobody waits for; it is tried again after a failure
 */
@Validated
@ConfigurationProperties("atelier.stats.store")
public record StoreProperties(
        @NotNull @DefaultValue("600ms") Duration findServer,
        @NotNull @DefaultValue("900ms") Duration query,
        @NotNull @DefaultValue("10s") Duration counting) {}
