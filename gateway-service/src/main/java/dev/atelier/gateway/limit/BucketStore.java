package dev.atelier.gateway.limit;

import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connection to Redis that buckets go over. It is opened in the background, so that a gateway starts while Redis is
 * away; the client refuses commands at once while disconnected and lets none wait for ever.
 */
final class BucketStore {

    /** How long an idle bucket outlives the moment it is full again. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);

    private final RedisClient client;
    private final RedisURI uri;
    private final Duration timeout;
    private final AtomicReference<@Nullable CompletableFuture<AsyncProxyManager<byte[]>>> connecting =
            new AtomicReference<>();

    BucketStore(RedisClient client, RedisURI uri, Duration timeout) {
        this.client = client;
        this.uri = uri;
        this.timeout = timeout;
        connect();
    }

    /** The buckets; waits at most the store's timeout. Throws {@link StoreUnavailableException}. */
    AsyncProxyManager<byte[]> buckets() {
        CompletableFuture<AsyncProxyManager<byte[]>> attempt = connect();
        try {
            return attempt.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            connecting.compareAndSet(attempt, null);
            throw new StoreUnavailableException("Redis cannot be reached", e.getCause());
        } catch (TimeoutException e) {
            throw new StoreUnavailableException("Redis is slow to connect", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted", e);
        }
    }

    private CompletableFuture<AsyncProxyManager<byte[]>> connect() {
        CompletableFuture<AsyncProxyManager<byte[]>> current = connecting.get();
        if (current != null) {
            return current;
        }
        var fresh = new CompletableFuture<AsyncProxyManager<byte[]>>();
        if (!connecting.compareAndSet(null, fresh)) {
            return connect();
        }
        client.connectAsync(ByteArrayCodec.INSTANCE, uri).whenComplete((connection, failure) -> {
            if (connection == null) {
                fresh.completeExceptionally(failure);
            } else {
                fresh.complete(bucketsOver(connection));
            }
        });
        return fresh;
    }

    private AsyncProxyManager<byte[]> bucketsOver(StatefulRedisConnection<byte[], byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build()
                .asAsync();
    }
}
