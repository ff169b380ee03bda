package dev.atelier.user.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Runs every {@link StorePreparation} after the context is built and before the web server listens. Uniqueness of names
 * rests on indexes alone, so an instance that cannot make them does not serve.
 */
@Component
class StorePreparations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StorePreparations.class);

    private final List<StorePreparation> preparations;
    private final MongoTimeoutProperties timeouts;
    private final Clock clock;
    private volatile boolean running;

    StorePreparations(List<StorePreparation> preparations, MongoTimeoutProperties timeouts, Clock clock) {
        this.preparations = List.copyOf(preparations);
        this.timeouts = timeouts;
        this.clock = clock;
    }

    @Override
    public void start() {
        Instant deadline = clock.instant().plus(timeouts.startUp());
        preparations.forEach(preparation -> prepare(preparation, deadline));
        running = true;
    }

    /** Each failed attempt has already waited for the server selection timeout, so the loop does not spin. */
    private void prepare(StorePreparation preparation, Instant deadline) {
        while (true) {
            try {
                preparation.prepare();
                return;
            } catch (DataAccessResourceFailureException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw e;
                }
                log.warn("MongoDB does not answer yet; trying again until {}", deadline);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
