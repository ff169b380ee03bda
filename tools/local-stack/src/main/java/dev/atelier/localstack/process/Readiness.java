package dev.atelier.localstack.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a started process by asking it, never by sleeping. */
public final class Readiness {

    /** How the wait ended. */
    public enum Outcome {
        READY,
        DIED,
        TIMED_OUT
    }

    private static final long POLL_MILLIS = 100;

    private Readiness() {}

    public static Outcome await(ProcessHandle process, HealthProbe probe, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (hasExitedWithin(process, POLL_MILLIS)) {
                return Outcome.DIED;
            }
            if (probe.isHealthy()) {
                return process.isAlive() ? Outcome.READY : Outcome.DIED;
            }
        }
        return Outcome.TIMED_OUT;
    }

    static boolean hasExitedWithin(ProcessHandle process, long millis) throws InterruptedException {
        try {
            process.onExit().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }
}
