package dev.atelier.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one bucket said.
 *
 * @param claim the bucket
 * @param taken whether it gave a token
 * @param remaining tokens left
 * @param nanosToFull time until the bucket is full again
 * @param nanosToNext time until there is a token again; 0 when it gave one
 */
record Verdict(Claim claim, boolean taken, long remaining, long nanosToFull, long nanosToNext) {

    static Verdict of(Claim claim, ConsumptionProbe probe) {
        return new Verdict(
                claim,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                probe.getNanosToWaitForReset(),
                probe.getNanosToWaitForRefill());
    }

    static Verdict refused(Claim claim, long nanosToNext) {
        return new Verdict(claim, false, 0, nanosToNext, nanosToNext);
    }

    /** The refusal if there is one, else the bucket with the fewest tokens left. */
    static @Nullable Verdict decisive(List<Verdict> verdicts) {
        Verdict nearest = null;
        for (Verdict verdict : verdicts) {
            if (!verdict.taken) {
                return verdict;
            }
            if (nearest == null || verdict.remaining < nearest.remaining) {
                nearest = verdict;
            }
        }
        return nearest;
    }
}
