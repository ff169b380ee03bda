package dev.atelier.stats.store;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long MongoDB is waited for beside the limits of queries ({@code atelier.mongodb.timeouts}).
 *
 * @param counting for one step of counting, which nobody waits for; it is tried again after a failure
 */
@Validated
@ConfigurationProperties("atelier.stats.store")
public record StoreProperties(@NotNull @DefaultValue("10s") Duration counting) {}
