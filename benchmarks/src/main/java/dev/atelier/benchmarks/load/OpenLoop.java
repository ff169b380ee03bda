package dev.atelier.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A fixed rate: calls are due at even intervals, whatever became of those before. A call counts from the moment it was due, so
 * that one which had to wait for a free connection, because others were slow, shows that wait (no coordinated omission).
 *
 * @param connections that take the calls in turn, one thread each
 */
public record OpenLoop(int connections, double perSecond, Duration duration) {

    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /** Blocks until the time is over and all calls are answered. */
    public LoadResult run(CallFactory calls) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        long start = System.nanoTime() + LEAD_NANOS;
        List<Callable<LoadResult>> tasks = IntStream.range(0, connections)
                .<Callable<LoadResult>>mapToObj(number -> () -> run(calls.forConnection(number), next, start))
                .toList();
        return LoadResult.together(Threads.run(tasks), duration.toNanos());
    }

    private LoadResult run(Call call, AtomicLong next, long start) throws IOException {
        try (call) {
            call.open();
            CallCount count = new CallCount();
            for (long due = due(next); due < duration.toNanos(); due = due(next)) {
                Pause.until(start + due);
                count.make(call, start + due);
            }
            return count.result();
        }
    }

    private long due(AtomicLong next) {
        return (long) (next.getAndIncrement() * (TimeUnit.SECONDS.toNanos(1) / perSecond));
    }
}
