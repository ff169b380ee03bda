package dev.atelier.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request may go on, and what its caller is told about the limit nearest to exhaustion.
 *
 * @param admitted whether every bucket had a token
 * @param limit size of the nearest bucket; 0 when no limit applies
 * @param remaining tokens left in it
 * @param resetSeconds seconds until it is full again, rounded up
 * @param retryAfter when to come again; zero when admitted
 */
public record Admission(boolean admitted, long limit, long remaining, long resetSeconds, Duration retryAfter) {

    private static final Admission UNLIMITED = new Admission(true, 0, 0, 0, Duration.ZERO);
    private static final long NANOS = 1_000_000_000L;

    static Admission of(@Nullable Verdict nearest) {
        if (nearest == null) {
            return UNLIMITED;
        }
        return new Admission(
                nearest.taken(),
                nearest.claim().limit().burst(),
                nearest.remaining(),
                (nearest.nanosToFull() + NANOS - 1) / NANOS,
                Duration.ofNanos(nearest.nanosToNext()));
    }

    /** Whether any limit applied. */
    public boolean limited() {
        return limit > 0;
    }
}
