package dev.atelier.localstack.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to several things at a time. */
final class Together {

    /** What is done to each. */
    @FunctionalInterface
    interface Step<T> {

        void run(T item) throws InterruptedException;
    }

    private Together() {}

    /** Ends when all are done; the first failure interrupts the others and is thrown. */
    static <T> void run(List<? extends T> items, int atATime, Step<T> step) throws InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(atATime)) {
            try {
                var results = new ExecutorCompletionService<Boolean>(workers);
                List<Future<Boolean>> futures = new ArrayList<>();
                for (T item : items) {
                    futures.add(results.submit(asCallable(item, step)));
                }
                for (int done = 0; done < futures.size(); done++) {
                    results.take().get();
                }
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw unwrapped(e);
            }
        }
    }

    private static <T> Callable<Boolean> asCallable(T item, Step<T> step) {
        return () -> {
            step.run(item);
            return true;
        };
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
