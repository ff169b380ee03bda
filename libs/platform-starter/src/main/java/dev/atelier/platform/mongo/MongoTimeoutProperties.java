package dev.atelier.platform.mongo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long MongoDB is waited for. Where no server is there, the selection alone decides: a client is told within the
 * second. The other limits are for a server that is there and slow.
 *
 * @param serverSelection wait for a server that can take the operation
 * @param connect wait for the TCP connection
 * @param connectionWait wait for a free connection of the pool, which fills up slowly under a sudden load
 * @param read wait for the answer to one exchange with the server
 * @param operation wait for a whole operation with all its exchanges and second attempts; if set, {@code connectionWait}
 *     and {@code read} mean nothing
 * @param startUp how long a starting instance goes on trying what it cannot serve without, before it gives up
 */
@ConfigurationProperties("atelier.mongodb.timeouts")
record MongoTimeoutProperties(
        @DefaultValue("600ms") Duration serverSelection,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration connectionWait,
        @DefaultValue("3s") Duration read,
        @Nullable Duration operation,
        @DefaultValue("60s") Duration startUp) {}
