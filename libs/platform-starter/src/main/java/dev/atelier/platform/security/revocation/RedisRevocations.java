package dev.atelier.platform.security.revocation;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The copy of living revocations in Redis: one sorted set, scored by their end, so that an instance which starts while
 * user-service is away still knows them. Every operation ends within the client's timeouts.
 */
final class RedisRevocations implements AutoCloseable {

    static final String KEY = "revocation-entries";

    private final RedisClient redis;
    private final RevocationMessages messages;
    private final Clock clock;
    private @Nullable StatefulRedisConnection<String, String> connection;

    RedisRevocations(RedisClient redis, RevocationMessages messages, Clock clock) {
        this.redis = redis;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Keeps a copy and tells every listening service.
     *
     * @throws io.lettuce.core.RedisException if Redis is away
     */
    void publish(Revocation revocation) {
        RedisAsyncCommands<String, String> commands = connected().async();
        String message = messages.write(revocation);
        Stream.of(
                        commands.zadd(KEY, revocation.until().toEpochMilli(), message),
                        commands.publish(RevocationMessages.CHANNEL, message),
                        commands.zremrangebyscore(KEY, Range.create(0, nowMillis())))
                .map(reply -> reply.toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
    }

    /**
     * The living ones.
     *
     * @throws io.lettuce.core.RedisException if Redis is away
     */
    List<Revocation> load() {
        return connected()
                .sync()
                .zrangebyscore(KEY, Range.from(Range.Boundary.including(nowMillis()), Range.Boundary.unbounded()))
                .stream()
                .map(messages::read)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.closeAsync();
            connection = null;
        }
    }

    private synchronized StatefulRedisConnection<String, String> connected() {
        StatefulRedisConnection<String, String> open = connection;
        if (open == null) {
            open = redis.connect();
            connection = open;
        }
        return open;
    }

    private Long nowMillis() {
        return Instant.now(clock).toEpochMilli();
    }
}
