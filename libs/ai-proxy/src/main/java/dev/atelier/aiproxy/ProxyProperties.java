package dev.atelier.aiproxy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the proxy layer is with providers, and how it keeps its journal.
 *
 * @param connectTimeout longest wait for a connection to a provider
 * @param firstByteTimeout longest wait for the first byte of a provider's answer, its headers do not count
 * @param silenceTimeout longest silence inside a provider's answer
 * @param attempts how often a call is tried at most, over all providers together
 * @param longestRetryAfter a provider's {@code Retry-After} up to this is waited for; a longer one goes to the caller
 * @param answer how much of an answer is taken
 * @param retries how many attempts may follow first ones, over all calls together
 * @param breaker when a provider is left alone
 * @param keyRest how long a key rests that was refused
 * @param journal how the call journal is kept
 */
@Validated
@ConfigurationProperties("atelier.proxy")
public record ProxyProperties(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("120s") Duration firstByteTimeout,
        @DefaultValue("60s") Duration silenceTimeout,
        @DefaultValue("3") @Min(1) @Max(3) int attempts,
        @DefaultValue("10s") Duration longestRetryAfter,
        @DefaultValue Answer answer,
        @DefaultValue Retries retries,
        @DefaultValue Breaker breaker,
        @DefaultValue KeyRest keyRest,
        @DefaultValue Journal journal) {

    /**
     * The limits of one answer. They protect this service from a provider that never ends.
     *
     * @param deadline longest time from asking to the end of the answer, streams included
     * @param size most bytes of an answer, streams included
     * @param line most bytes of one line of a stream
     */
    public record Answer(
            @DefaultValue("10m") Duration deadline,
            @DefaultValue("32MB") DataSize size,
            @DefaultValue("1MB") DataSize line) {}

    /**
     * The retry budget. It keeps retries from doubling the load on a provider that is going down.
     *
     * @param percent of the calls that may be followed by one more attempt
     * @param perSecond attempts a second that are always allowed, however few calls there are
     */
    public record Retries(
            @DefaultValue("10") @Min(0) @Max(100) int percent,
            @DefaultValue("3") @Min(1) int perSecond) {}

    /**
     * How long a key of the platform is asked only if there is nobody else.
     *
     * @param rateLimited after a 429 that does not say how long
     * @param refused after a 401 or 403, or when its account is empty
     * @param longest after a 429 that says so, but for longer
     */
    public record KeyRest(
            @DefaultValue("5s") Duration rateLimited,
            @DefaultValue("1m") Duration refused,
            @DefaultValue("10m") Duration longest) {}

    /**
     * The circuit breaker of each key of a provider.
     *
     * @param window how many of the latest attempts are looked at
     * @param failurePercent share of outages among them, in percent, that opens it
     * @param openFor how long it stays open before a trial goes through
     */
    public record Breaker(
            @DefaultValue("20") @Min(2) int window,
            @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
            @DefaultValue("10s") Duration openFor) {}

    /**
     * The call journal.
     *
     * @param beat how often an instance shows that it lives, and looks after what others left
     * @param lease an instance that has not been seen to beat for so long is taken for dead
     * @param resendAfter an event Kafka has not acknowledged for so long is sent again
     * @param keep entries whose event was acknowledged are deleted after so long
     */
    public record Journal(
            @DefaultValue("3s") Duration beat,
            @DefaultValue("12s") Duration lease,
            @DefaultValue("10s") Duration resendAfter,
            @DefaultValue("90d") Duration keep) {}
}
