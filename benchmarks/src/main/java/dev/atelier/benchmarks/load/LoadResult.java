package dev.atelier.benchmarks.load;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a number of calls took.
 *
 * @param calls that were answered as wanted
 * @param errors calls that were not
 * @param firstError what was wrong with the first of those
 * @param nanos from the start of the first call to the end of the last one
 */
public record LoadResult(long calls, long errors, @Nullable String firstError, long nanos, Latencies latencies) {

    public static LoadResult none() {
        return new LoadResult(0, 0, null, 0, new Latencies());
    }

    /** Calls of several threads in the same time. */
    static LoadResult together(List<LoadResult> parts, long nanos) {
        LoadResult sum = parts.stream().reduce(none(), LoadResult::then);
        return new LoadResult(sum.calls, sum.errors, sum.firstError, nanos, sum.latencies);
    }

    /** This round and a later one. */
    public LoadResult then(LoadResult later) {
        Latencies both = new Latencies();
        both.add(latencies);
        both.add(later.latencies);
        String error = Stream.of(this, later)
                .map(LoadResult::firstError)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new LoadResult(calls + later.calls, errors + later.errors, error, nanos + later.nanos, both);
    }

    public double perSecond() {
        return nanos == 0 ? 0 : (double) calls * TimeUnit.SECONDS.toNanos(1) / nanos;
    }
}
