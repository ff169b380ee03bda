package dev.atelier.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a point in time, which is what a load generator's schedule is made of. */
public final class Pause {

    private Pause() {}

    /** Blocks until {@link System#nanoTime()} is there; no time at all if it is past. */
    public static void until(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    public static void of(Duration duration) {
        until(System.nanoTime() + duration.toNanos());
    }
}
