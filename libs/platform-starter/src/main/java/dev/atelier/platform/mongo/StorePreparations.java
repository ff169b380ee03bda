package dev.atelier.platform.mongo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Runs every {@link StorePreparation}: the vital ones before the web server listens, the others on a thread of their own. */
final class StorePreparations implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StorePreparations.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final List<StorePreparation> vital;
    private final List<StorePreparation> others;
    private final Duration startUp;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    StorePreparations(List<StorePreparation> preparations, Duration startUp, Clock clock) {
        this.vital = preparations.stream().filter(StorePreparation::isVital).toList();
        this.others = preparations.stream()
                .filter(preparation -> !preparation.isVital())
                .toList();
        this.startUp = startUp;
        this.clock = clock;
    }

    @Override
    public void start() {
        Instant deadline = clock.instant().plus(startUp);
        vital.forEach(preparation -> insistOn(preparation, deadline));
        if (!others.isEmpty()) {
            Thread.ofVirtual().name("store-preparations").start(this::prepareOthers);
        }
        running = true;
    }

    /** Each failed attempt has already waited for the server selection timeout, so the loop does not spin. */
    private void insistOn(StorePreparation preparation, Instant deadline) {
        while (true) {
            try {
                preparation.prepare();
                return;
            } catch (DataAccessResourceFailureException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw e;
                }
                LOG.warn("MongoDB does not answer yet; trying again until {}", deadline);
            }
        }
    }

    private void prepareOthers() {
        try {
            while (!arePrepared() && !stopped.await(PAUSE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.debug("trying again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean arePrepared() {
        try {
            others.forEach(StorePreparation::prepare);
            return true;
        } catch (DataAccessException e) {
            LOG.warn("Indexes could not be made yet: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
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
