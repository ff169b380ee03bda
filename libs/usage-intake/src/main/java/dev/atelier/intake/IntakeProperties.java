package dev.atelier.intake;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events are taken in.
 *
 * @param deadLetterTopic where goes what is no event; each consuming service has its own
 * @param partitions of the topic, where this service creates it: the most instances that share the work
 * @param replicas of both topics, where this service creates them
 * @param deadLetterRetention how long dead letters are kept for an operator to look at
 * @param retryFirst pause before a batch is tried again while MongoDB is away; doubles each time
 * @param retryMax longest such pause
 */
@Validated
@ConfigurationProperties("atelier.usage-intake")
public record IntakeProperties(
        @NotBlank @DefaultValue("usage-events.dlt") String deadLetterTopic,
        @Min(1) @DefaultValue("6") int partitions,
        @Min(1) @DefaultValue("1") short replicas,
        @NotNull @DefaultValue("30d") Duration deadLetterRetention,
        @NotNull @DefaultValue("200ms") Duration retryFirst,
        @NotNull @DefaultValue("5s") Duration retryMax) {}
