package dev.atelier.user.guard;

import java.time.Duration;
import java.time.Instant;

/**
 * How much is put up with before delays begin, how they grow, and how it is forgotten: one at a time, at a steady pace.
 *
 * @param free how many cost nothing
 * @param firstDelay refused for so long after one more; each further one doubles it
 * @param longestDelay where doubling ends
 * @param forgetOneEvery pace of forgetting
 */
record Patience(int free, Duration firstDelay, Duration longestDelay, Duration forgetOneEvery) {

    Patience {
        if (free < 1
                || !isPositive(firstDelay)
                || !isPositive(forgetOneEvery)
                || longestDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "free is at least 1, times are positive, the longest delay is not below the first");
        }
    }

    /** How long everything is refused after so many. */
    Duration delayAfter(long count) {
        Duration delay = firstDelay;
        if (count <= free) {
            return Duration.ZERO;
        }
        for (long i = free + 1L; i < count && delay.compareTo(longestDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
    }

    /** The tally with one more. */
    Tally count(Tally tally, Instant now) {
        Instant from = later(tally.emptyAt(), now);
        Instant emptyAt = earlier(from.plus(forgetOneEvery), now.plus(forgetOneEvery.multipliedBy(most())));
        Duration delay = delayAfter(ceilDiv(Duration.between(now, emptyAt), forgetOneEvery));
        // Without a delay nothing is written that another instance, whose clock is behind, would take for one.
        Instant lockedUntil = delay.isZero() ? tally.lockedUntil() : later(tally.lockedUntil(), now.plus(delay));
        return new Tally(tally.id(), emptyAt, lockedUntil, later(tally.keptUntil(), later(emptyAt, lockedUntil)));
    }

    /** Whether one more would change nothing but the time: the longest delay is running already. */
    boolean isExhaustedBy(Tally tally, Instant now) {
        return ceilDiv(Duration.between(now, tally.emptyAt()), forgetOneEvery) >= most();
    }

    /** The lowest count with the longest delay; what goes beyond is not remembered. */
    long most() {
        long count = free + 1L;
        while (delayAfter(count).compareTo(longestDelay) < 0) {
            count++;
        }
        return count;
    }

    private static long ceilDiv(Duration time, Duration unit) {
        return Math.ceilDiv(time.toMillis(), unit.toMillis());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static boolean isPositive(Duration time) {
        return time.toMillis() > 0;
    }
}
