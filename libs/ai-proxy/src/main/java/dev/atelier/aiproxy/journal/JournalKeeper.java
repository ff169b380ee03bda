package dev.atelier.aiproxy.journal;

import dev.atelier.aiproxy.ProxyProperties;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Looks after the journal every few seconds: shows that this instance lives, closes the calls of instances that died,
 * hands events on again that Kafka has not acknowledged, and deletes what is old.
 */
public final class JournalKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JournalKeeper.class);

    private final CallJournal journal;
    private final InstanceLease lease;
    private final OrphanedCalls orphans;
    private final Outbox outbox;
    private final ProxyProperties.Journal settings;

    private volatile boolean running;
    private boolean indexed;
    private @Nullable ScheduledExecutorService scheduler;

    /** One keeper an instance. */
    JournalKeeper(
            CallJournal journal,
            InstanceLease lease,
            OrphanedCalls orphans,
            Outbox outbox,
            ProxyProperties.Journal settings) {
        this.journal = journal;
        this.lease = lease;
        this.orphans = orphans;
        this.outbox = outbox;
        this.settings = settings;
    }

    /**
     * A stopped keeper can be started again, as Spring does with a context it had paused. Beating has a thread of its own:
     * however long a round takes, nobody may take this instance for dead.
     */
    @Override
    public void start() {
        running = true;
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().daemon().name("journal-keeper-", 0).factory());
        scheduler = threads;
        long beatMillis = settings.beat().toMillis();
        threads.scheduleAtFixedRate(() -> guarded(lease::beat), 0, beatMillis, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(() -> guarded(this::lookAfter), 0, beatMillis, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(() -> guarded(outbox::deleteOld), 1, 60, TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        running = false;
        if (scheduler != null) {
            scheduler.shutdown();
            awaitEnd(scheduler);
        }
        guarded(journal::closeLate);
        guarded(lease::leave);
    }

    private static void awaitEnd(ScheduledExecutorService threads) {
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before and stops after the web server, so that no call is ever without it. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }

    /** One round; package-private for tests. */
    void lookAfter() {
        if (!indexed) {
            journal.createIndexes();
            indexed = true;
        }
        guarded(journal::closeLate); // one write that fails for good must not keep the rest from being looked after
        List<String> living = lease.strikeOffTheDead();
        orphans.close(living);
        outbox.resend(living);
    }

    /** The store may be away for a while; the next round tries again. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException e) {
            LOG.warn("The journal could not be looked after: {}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("The journal could not be looked after", e);
        }
    }
}
