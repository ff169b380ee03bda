package dev.atelier.benchmarks.stream;

import dev.atelier.benchmarks.load.Pause;
import dev.atelier.benchmarks.load.Threads;
import dev.atelier.benchmarks.platform.Accounts;
import dev.atelier.benchmarks.platform.Site;
import dev.atelier.benchmarks.platform.StreamCall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Some streams at a time, one after the other on each connection, with chunks at a steady pace. */
public record StreamLoad(Site site, Accounts accounts, Duration duration) {

    private static final int CONNECTIONS = 8;
    private static final int CHUNKS = 50;
    private static final int CHUNK_MILLIS = 20;

    /** How the load is described in the report. */
    public static String description() {
        return CONNECTIONS + " streams at a time, a chunk every " + CHUNK_MILLIS + " ms";
    }

    /** Conversations that a run uses up. */
    public int conversations() {
        return CONNECTIONS * (int) (1 + duration.toMillis() / (CHUNKS * CHUNK_MILLIS));
    }

    /** Blocks until the time is over and all streams have ended. */
    public StreamResult run(boolean through) throws InterruptedException {
        List<Callable<StreamResult>> tasks = IntStream.range(0, CONNECTIONS)
                .<Callable<StreamResult>>mapToObj(number -> () -> run(number, through))
                .toList();
        return Threads.run(tasks).stream().reduce(StreamResult.none(), StreamResult::plus);
    }

    private StreamResult run(int number, boolean through) throws IOException {
        StreamCount count = new StreamCount();
        long start = System.nanoTime();
        // Not all in step: chunks of several streams that are due at once would wait for each other.
        Pause.until(start + TimeUnit.MILLISECONDS.toNanos(CHUNK_MILLIS) * number / CONNECTIONS);
        try (StreamCall call = new StreamCall(site, accounts, number, through)) {
            call.open();
            while (System.nanoTime() - start < duration.toNanos()) {
                count.take(call, CHUNKS, CHUNK_MILLIS, () -> {});
            }
        }
        return count.result();
    }
}
