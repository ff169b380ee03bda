package dev.atelier.platform.sse;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one clock of all streams: a single thread that looks at connections and at how long a stream has been silent. It
 * never writes and never waits.
 */
final class StreamTimer {

    /** Connections are looked at this often, so a lost client is noticed within half a second. */
    private static final long PROBE_MILLIS = 250;

    private final ScheduledThreadPoolExecutor executor;

    private StreamTimer() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("stream-timer").factory());
        executor.setRemoveOnCancelPolicy(true);
    }

    /** The timer of this process; its thread starts with the first stream and ends with the process. */
    static StreamTimer shared() {
        return Holder.SHARED;
    }

    Future<?> probe(Runnable look) {
        return executor.scheduleWithFixedDelay(look, PROBE_MILLIS, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }

    Future<?> every(Duration interval, Runnable look) {
        return executor.scheduleWithFixedDelay(look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static final class Holder {

        static final StreamTimer SHARED = new StreamTimer();
    }
}
