package dev.atelier.platform.security.revocation;

import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every service what was revoked; for user-service, after it has stored the revocation. Never throws: where Redis does
 * not deliver, the services find it in user-service's snapshot within a second.
 */
public final class RevocationPublisher {

    private static final Logger log = LoggerFactory.getLogger(RevocationPublisher.class);

    /** Redis usually takes it in one millisecond; a caller waits no longer than this for it. */
    private static final Duration WAITED_FOR = Duration.ofMillis(50);

    private final RevocationList list;
    private final Consumer<Revocation> redis;
    private final Executor executor;

    RevocationPublisher(RevocationList list, Consumer<Revocation> redis, Executor executor) {
        this.list = list;
        this.redis = redis;
        this.executor = executor;
    }

    /**
     * Refuses the tokens here from now on, and everywhere else as soon as Redis has passed it on. Blocks for that, for 50 ms
     * at most; then it goes on in the background.
     */
    public void publish(Revocation revocation) {
        list.add(revocation);
        CompletableFuture<Void> told = CompletableFuture.runAsync(() -> tell(revocation), executor);
        try {
            told.get(WAITED_FOR.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException slow) {
            log.debug("A revocation is not with Redis yet");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Revocation revocation) {
        try {
            redis.accept(revocation);
        } catch (RedisException | CompletionException away) {
            log.warn("Redis is away: the services learn of a revocation by asking ({})", away.getMessage());
        }
    }
}
