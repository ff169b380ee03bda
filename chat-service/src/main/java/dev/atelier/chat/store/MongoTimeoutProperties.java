package dev.atelier.chat.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request waits for MongoDB. Selecting a server and connecting stay under the second within which a client is
 * told that the store is away.
 *
 * @param serverSelection wait for a server that can take the operation, and for a free connection
 * @param connect wait for the TCP connection
 * @param read wait for the answer to one operation
 */
@ConfigurationProperties("atelier.mongodb.timeouts")
record MongoTimeoutProperties(
        @DefaultValue("600ms") Duration serverSelection,
        @DefaultValue("500ms") Duration connect,
        @DefaultValue("3s") Duration read) {}
