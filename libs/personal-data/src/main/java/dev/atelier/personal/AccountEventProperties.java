package dev.atelier.personal;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The topic of account events, where a service creates it.
 *
 * @param partitions the most instances of a service that share the work
 * @param replicas copies of it
 */
@Validated
@ConfigurationProperties("atelier.account-events")
public record AccountEventProperties(
        @Min(1) @DefaultValue("3") int partitions,
        @Min(1) @DefaultValue("1") short replicas) {}
