package dev.atelier.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Saturation: every connection makes its next call as soon as the last one is answered.
 *
 * @param connections kept open, one thread each
 */
public record ClosedLoop(int connections, Duration duration) {

    /** Blocks until the time is over and all calls are answered. */
    public LoadResult run(CallFactory calls) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(connections);
        List<Callable<Timed>> tasks = IntStream.range(0, connections)
                .<Callable<Timed>>mapToObj(number -> () -> run(calls.forConnection(number), ready))
                .toList();
        List<Timed> parts = Threads.run(tasks);
        long start = parts.stream().mapToLong(Timed::start).min().orElse(0);
        long end = parts.stream().mapToLong(Timed::end).max().orElse(0);
        return LoadResult.together(parts.stream().map(Timed::result).toList(), end - start);
    }

    private record Timed(LoadResult result, long start, long end) {}

    private Timed run(Call call, CountDownLatch ready) throws InterruptedException, IOException {
        try (call) {
            try {
                call.open();
            } finally {
                ready.countDown();
            }
            ready.await();
            long start = System.nanoTime();
            long deadline = start + duration.toNanos();
            CallCount count = new CallCount();
            long now = start;
            while (now < deadline) {
                count.make(call, now);
                now = System.nanoTime();
            }
            return new Timed(count.result(), start, now);
        }
    }
}
