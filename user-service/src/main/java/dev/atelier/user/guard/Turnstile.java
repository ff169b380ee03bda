package dev.atelier.user.guard;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Lets those who share a name pass one after the other, so that many right passwords sent at once do not look like guesses
 * that are not answered yet. Between instances the store decides; there a few at once are rare.
 */
@Component
class Turnstile {

    /** Two names rarely share a lock; if they do, they wait for each other and nothing else happens. */
    private static final int LOCKS = 4096;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ReentrantLock[] locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock(true)).toArray(ReentrantLock[]::new);
    private final Duration longestWait;

    Turnstile(GuardProperties properties) {
        this.longestWait = properties.longestWait();
    }

    /**
     * Does it when it is this one's turn; blocks until then.
     *
     * @throws ApiException {@code SERVICE_UNAVAILABLE} if that takes too long
     */
    <T> T inTurn(String name, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(name.hashCode(), LOCKS)];
        await(lock);
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void await(ReentrantLock lock) {
        try {
            if (lock.tryLock(longestWait.toMillis(), MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE).retryAfter(RETRY_AFTER);
    }
}
