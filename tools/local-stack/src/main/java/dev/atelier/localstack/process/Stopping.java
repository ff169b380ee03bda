package dev.atelier.localstack.process;

import java.time.Duration;

/** Ends a process: asks first, and kills what has not gone when the limit is over. */
public final class Stopping {

    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Stopping() {}

    /** Blocks until the process is gone; true if it went by itself, false if it had to be killed. */
    public static boolean stop(ProcessHandle process, Duration limit) throws InterruptedException {
        process.destroy();
        if (Readiness.hasExitedWithin(process, limit.toMillis())) {
            return true;
        }
        kill(process);
        return false;
    }

    public static void kill(ProcessHandle process) throws InterruptedException {
        process.destroyForcibly();
        Readiness.hasExitedWithin(process, AFTER_KILL.toMillis());
    }
}
