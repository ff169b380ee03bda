package dev.atelier.chat.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import java.time.Duration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.stereotype.Component;

/** Replaces the driver's patience (30 s, for a free connection 2 min) with ours, whatever the connection string says. */
@Component
class MongoTimeouts implements MongoClientSettingsBuilderCustomizer {

    private final MongoTimeoutProperties timeouts;

    MongoTimeouts(MongoTimeoutProperties timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        long selectionMillis = timeouts.serverSelection().toMillis();
        settings.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(selectionMillis, MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(selectionMillis, MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis(timeouts.connect()), MILLISECONDS)
                        .readTimeout(millis(timeouts.read()), MILLISECONDS));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
