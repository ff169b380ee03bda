package dev.atelier.platform.mongo;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import java.time.Duration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Replaces the driver's patience (30 s, for a free connection 2 min) with ours, whatever the connection string says. */
final class MongoTimeouts implements MongoClientSettingsBuilderCustomizer {

    private final MongoTimeoutProperties timeouts;

    MongoTimeouts(MongoTimeoutProperties timeouts) {
        this.timeouts = timeouts;
    }

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(millis(timeouts.serverSelection()), MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis(timeouts.connect()), MILLISECONDS));
        if (timeouts.operation() != null) {
            settings.timeout(millis(timeouts.operation()), MILLISECONDS);
        } else {
            settings.applyToConnectionPoolSettings(
                            pool -> pool.maxWaitTime(millis(timeouts.connectionWait()), MILLISECONDS))
                    .applyToSocketSettings(socket -> socket.readTimeout(millis(timeouts.read()), MILLISECONDS));
        }
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
