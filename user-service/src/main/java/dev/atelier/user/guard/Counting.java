package dev.atelier.user.guard;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Adds to tallies, exactly, however many instances do so at once. */
@Component
class Counting {

    /** Each lost race is another one's count, and counts end at the longest delay. */
    private static final int RACES = 64;

    private final Tallies tallies;
    private final Turnstile turnstile;
    private final Clock clock;

    Counting(Tallies tallies, Turnstile turnstile, Clock clock) {
        this.tallies = tallies;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    /** The time as the store keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Counts one more under a name that many may be counted under at once. */
    Counted count(String id, Patience patience) {
        return turnstile.inTurn(id, () -> count(tallies.find(id), patience));
    }

    /**
     * Counts one more. What is refused is counted too, until the longest delay is reached: who goes on guessing during a
     * delay gets there as well, and then costs a read and no write.
     */
    Counted count(Tally seen, Patience patience) {
        Tally before = seen;
        for (int i = 0; i < RACES; i++) {
            Instant now = now();
            boolean refused = before.isLocked(now);
            Tally after = refused && patience.isExhaustedBy(before, now) ? before : patience.count(before, now);
            if (after.equals(before) || tallies.replace(before, after)) {
                return new Counted(before, after, refused, after.isLocked(now) ? after.remaining(now) : Duration.ZERO);
            }
            before = tallies.find(before.id());
        }
        throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).retryAfter(Duration.ofSeconds(1));
    }

    /** Takes back what was counted, unless somebody else has counted since. */
    void giveBack(Counted counted) {
        Tally before = counted.before();
        Tally after = counted.after();
        tallies.replace(after, new Tally(after.id(), before.emptyAt(), before.lockedUntil(), after.keptUntil()));
    }

    /**
     * What counting one more has led to.
     *
     * @param refused whether a delay was running already
     * @param delay how long everything is refused from now on
     */
    record Counted(Tally before, Tally after, boolean refused, Duration delay) {}
}
