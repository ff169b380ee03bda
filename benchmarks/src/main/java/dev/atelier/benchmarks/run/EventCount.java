package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.load.Pause;
import dev.atelier.benchmarks.platform.Accounts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Whether every call of the run was counted, which shows that journal, event and statistics were on.
 *
 * @param answered calls that the load generator got an answer to
 * @param counted calls that the statistics know of
 */
public record EventCount(long answered, long counted) {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    /** Waits for the last events. */
    static EventCount take(Accounts accounts) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        EventCount count = new EventCount(accounts.answeredCalls(), accounts.countedCalls());
        while (count.counted < count.answered && System.nanoTime() < deadline) {
            Pause.of(LOOK);
            count = new EventCount(count.answered, accounts.countedCalls());
        }
        return count;
    }
}
