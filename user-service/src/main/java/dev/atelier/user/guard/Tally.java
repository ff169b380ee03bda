package dev.atelier.user.guard;

import java.time.Duration;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What was counted under one name. How many there are follows from when they will all be forgotten, so that counting is one
 * write and forgetting none.
 *
 * @param id of {@link GuardNames}
 * @param emptyAt when all will be forgotten; in the past if nothing is counted
 * @param lockedUntil until when everything is refused; in the past if nothing is
 * @param keptUntil from when on the tally may be thrown away
 */
@Document("guard_tallies")
record Tally(@Id String id, Instant emptyAt, Instant lockedUntil, Instant keptUntil) {

    /** A tally that was never stored. */
    static Tally none(String id) {
        return new Tally(id, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
    }

    boolean isStored() {
        return keptUntil.isAfter(Instant.EPOCH);
    }

    boolean isKept(Instant now) {
        return keptUntil.isAfter(now);
    }

    boolean isEmpty(Instant now) {
        return !emptyAt.isAfter(now);
    }

    boolean isLocked(Instant now) {
        return lockedUntil.isAfter(now);
    }

    Duration remaining(Instant now) {
        return Duration.between(now, lockedUntil);
    }
}
