package dev.atelier.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Runs tasks at once, each on a thread of its own, and gives all results. */
public final class Threads {

    private Threads() {}

    /** Platform threads: a few, that shall wake up as directly as the system can. */
    public static <T> List<T> run(List<? extends Callable<T>> tasks) throws InterruptedException {
        return run(tasks, Thread.ofPlatform().name("load-", 0).factory());
    }

    /** Virtual threads: thousands, whose wake-up time does not matter. */
    public static <T> List<T> runMany(List<? extends Callable<T>> tasks) throws InterruptedException {
        return run(tasks, Thread.ofVirtual().name("load-", 0).factory());
    }

    private static <T> List<T> run(List<? extends Callable<T>> tasks, ThreadFactory factory)
            throws InterruptedException {
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(factory)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A load thread failed", e.getCause());
        }
    }
}
