package dev.atelier.platform.security.revocation;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The line on which Redis tells new revocations. It is checked by asking, because a dead line is silent like a quiet one. */
final class RevocationSubscription implements AutoCloseable {

    private final RedisClient redis;
    private final RevocationMessages messages;
    private final Consumer<Revocation> listener;
    private @Nullable StatefulRedisPubSubConnection<String, String> connection;

    RevocationSubscription(RedisClient redis, RevocationMessages messages, Consumer<Revocation> listener) {
        this.redis = redis;
        this.messages = messages;
        this.listener = listener;
    }

    /** Whether messages arrive: the line is open and Redis answers on it. Blocks for a command's timeout at most. */
    boolean isAlive() {
        StatefulRedisPubSubConnection<String, String> line = connection;
        if (line == null || !line.isOpen()) {
            return false;
        }
        try {
            line.sync().ping();
            return true;
        } catch (RedisException silent) {
            return false;
        }
    }

    /** Opens a new line in place of the old one; {@code false} if Redis is away. What was said meanwhile is lost. */
    boolean open() {
        close();
        try {
            StatefulRedisPubSubConnection<String, String> line = redis.connectPubSub();
            connection = line;
            line.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    messages.read(message).ifPresent(listener);
                }
            });
            line.sync().subscribe(RevocationMessages.CHANNEL);
            return true;
        } catch (RedisException away) {
            close();
            return false;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.closeAsync();
            connection = null;
        }
    }
}
