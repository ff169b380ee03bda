package dev.atelier.user.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request waits for MongoDB. Where no server is there, the selection alone decides: a client is told within
 * the second. The other limits are for a server that is there and slow.
 *
 * @param serverSelection wait for a server that can take the operation
 * @param connect wait for the TCP connection
 * @param connectionWait wait for a free connection of the pool, which fills up slowly under a sudden load
 * @param read wait for the answer to one operation
 * @param startUp how long a starting instance goes on trying before it gives up
 */
@ConfigurationProperties("atelier.mongodb.timeouts")
public record MongoTimeoutProperties(
        @DefaultValue("800ms") Duration serverSelection,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration connectionWait,
        @DefaultValue("3s") Duration read,
        @DefaultValue("60s") Duration startUp) {}
