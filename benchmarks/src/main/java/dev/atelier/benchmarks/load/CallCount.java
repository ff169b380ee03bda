package dev.atelier.benchmarks.load;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one thread has seen so far. */
final class CallCount {

    private final Latencies latencies = new Latencies();
    private long calls;
    private long errors;
    private @Nullable String firstError;

    /** @param since when the call was begun, or should have been */
    void make(Call call, long since) {
        try {
            call.make();
            latencies.record(System.nanoTime() - since);
            calls++;
        } catch (IOException e) {
            errors++;
            firstError = firstError == null ? e.toString() : firstError;
        }
    }

    LoadResult result() {
        return new LoadResult(calls, errors, firstError, 0, latencies);
    }
}
