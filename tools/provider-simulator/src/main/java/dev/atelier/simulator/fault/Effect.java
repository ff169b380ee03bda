package dev.atelier.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to a call.
 *
 * @param status HTTP status of kind {@code status}
 * @param code the provider's error code instead of the usual one for the status
 * @param retryAfterSeconds sent as {@code Retry-After}
 * @param delay for {@code slow} before the first byte and between chunks, for {@code timeout} until the connection is
 *     closed; zero for {@code timeout} means never
 * @param afterChunks content chunks of a stream that still arrive whole; null is before any answer
 */
public record Effect(
        FaultKind kind,
        int status,
        @Nullable String code,
        @Nullable Integer retryAfterSeconds,
        Duration delay,
        @Nullable Integer afterChunks) {

    private static final int NO_STATUS = 500;

    static Effect of(FaultKind kind) {
        return new Effect(kind, NO_STATUS, null, null, Duration.ZERO, null);
    }
}
