package dev.atelier.user.password;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * As many platform threads as there are cores, and a bounded queue. Hashing on the virtual threads of the requests would
 * occupy all their carriers; here the operating system shares the cores between hashing and everything else.
 */
@Component
class HashingPool implements DisposableBean {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ThreadPoolExecutor threads;
    private final Duration wait;

    HashingPool(PasswordProperties properties) {
        int cores = Runtime.getRuntime().availableProcessors();
        var queue = new ArrayBlockingQueue<Runnable>(properties.hashingQueue());
        var named = Thread.ofPlatform().name("password-hashing-", 0).daemon().factory();
        this.threads = new ThreadPoolExecutor(cores, cores, 0, MILLISECONDS, queue, named);
        this.wait = properties.hashingWait();
    }

    <T> T run(Callable<T> hashing) {
        Future<T> result = submit(hashing);
        try {
            return result.get(wait.toMillis(), MILLISECONDS);
        } catch (TimeoutException e) {
            throw overloaded(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw overloaded(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("password hashing failed", e.getCause());
        } finally {
            result.cancel(false);
        }
    }

    private <T> Future<T> submit(Callable<T> hashing) {
        try {
            return threads.submit(hashing);
        } catch (RejectedExecutionException e) {
            throw overloaded(e);
        }
    }

    private static ApiException overloaded(Exception cause) {
        return ApiException.of(ErrorCode.SERVICE_UNAVAILABLE)
                .retryAfter(RETRY_AFTER)
                .causedBy(cause);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
