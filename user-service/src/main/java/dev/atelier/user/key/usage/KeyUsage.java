package dev.atelier.user.key.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Calls made with a key.
 *
 * @param total all of them
 * @param ofMonth those of the UTC month that was asked about
 * @param ofDay those of the UTC day that was asked about
 * @param lastUsed when the latest ended; {@code null} if there was none
 */
public record KeyUsage(
        long total, long ofMonth, long ofDay, @Nullable Instant lastUsed) {

    /** A key that was never used. */
    public static final KeyUsage NONE = new KeyUsage(0, 0, 0, null);

    KeyUsage plus(DayOfCalls calls, String day) {
        boolean sameMonth = calls.day().regionMatches(0, day, 0, "yyyy-MM".length());
        boolean later = lastUsed == null || calls.last().isAfter(lastUsed);
        return new KeyUsage(
                total + calls.count(),
                ofMonth + (sameMonth ? calls.count() : 0),
                ofDay + (calls.day().equals(day) ? calls.count() : 0),
                later ? calls.last() : lastUsed);
    }
}
