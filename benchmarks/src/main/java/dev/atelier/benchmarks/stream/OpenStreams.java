package dev.atelier.benchmarks.stream;

import dev.atelier.benchmarks.load.Pause;
import dev.atelier.benchmarks.load.Threads;
import dev.atelier.benchmarks.platform.Accounts;
import dev.atelier.benchmarks.platform.Site;
import dev.atelier.benchmarks.platform.StreamCall;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many slow streams through the platform that are open at the same time. */
public final class OpenStreams {

    private static final int CHUNK_MILLIS = 1_000;
    private static final int OPENED_PER_SECOND = 50;
    private static final int SECONDS_TO_MEASURE = 15;

    private final Site site;
    private final Accounts accounts;
    private final int count;
    private final CountDownLatch begun;
    private final AtomicInteger open = new AtomicInteger();

    public OpenStreams(Site site, Accounts accounts, int count) {
        this.site = site;
        this.accounts = accounts;
        this.count = count;
        this.begun = new CountDownLatch(count);
    }

    /** Done while all streams are open. */
    @FunctionalInterface
    public interface Measurement {

        void take(int openStreams) throws InterruptedException;
    }

    /** Opens all, lets the measurement be taken, and blocks until all have ended. */
    public StreamResult hold(Measurement measurement) throws InterruptedException {
        List<Callable<StreamResult>> tasks = new ArrayList<>();
        long start = System.nanoTime();
        IntStream.range(0, count).forEach(number -> tasks.add(() -> run(number, start)));
        tasks.add(() -> {
            begun.await(opening().multipliedBy(2).toMillis() + CHUNK_MILLIS, TimeUnit.MILLISECONDS);
            measurement.take(open.get());
            return StreamResult.none();
        });
        return Threads.runMany(tasks).stream().reduce(StreamResult.none(), StreamResult::plus);
    }

    private StreamResult run(int number, long start) throws IOException {
        Pause.until(start + TimeUnit.SECONDS.toNanos(1) * number / OPENED_PER_SECOND);
        StreamCount seen = new StreamCount();
        AtomicBoolean hasBegun = new AtomicBoolean();
        try (StreamCall call = new StreamCall(site, accounts, number, true)) {
            seen.take(call, chunks(), CHUNK_MILLIS, () -> {
                hasBegun.set(true);
                open.incrementAndGet();
                begun.countDown();
            });
        } finally {
            if (hasBegun.get()) {
                open.decrementAndGet();
            }
        }
        return seen.result();
    }

    private Duration opening() {
        return Duration.ofMillis(1_000L * count / OPENED_PER_SECOND);
    }

    /** Enough that the first stream is still open when the last one has been and the measurement is done. */
    private int chunks() {
        return (int) opening().multipliedBy(2).toSeconds() + SECONDS_TO_MEASURE;
    }
}
