package dev.atelier.aiproxy.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.events.UsageEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Looks after the journal every few seconds: shows that this instance lives, closes the calls of instances that died,
 * hands events on again that Kafka has not acknowledged, and deletes what is old.
 */
public final class JournalKeeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JournalKeeper.class);
    private static final int BATCH = 2_000;

    private final MongoOperations mongo;
    private final CallJournal journal;
    private final InstanceLease lease;
    private final ProxyProperties.Journal settings;
    private final Clock clock;
    private final Consumer<RecordedEvent> recorded;

    private volatile boolean running;
    private boolean indexed;
    private @Nullable ScheduledExecutorService scheduler;

    /** One keeper an instance; {@code recorded} is told of every event that has to go to Kafka. */
    public JournalKeeper(
            MongoOperations mongo,
            CallJournal journal,
            InstanceLease lease,
            ProxyProperties.Journal settings,
            Clock clock,
            Consumer<RecordedEvent> recorded) {
        this.mongo = mongo;
        this.journal = journal;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
        this.recorded = recorded;
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
        threads.scheduleWithFixedDelay(() -> guarded(this::deleteOld), 1, 60, TimeUnit.MINUTES);
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
        closeOrphans(living);
        resendUnsent(living);
    }

    void closeOrphans(Collection<String> living) {
        List<Document> orphans = find(and(eq("state", "started"), nin("owner", living)));
        // An instance that came up after the living were listed is not among them: ask once more before touching its
        // calls.
        Set<String> deadOwners = orphans.stream()
                .map(entry -> entry.getString("owner"))
                .distinct()
                .filter(owner -> !lease.lives(owner))
                .collect(Collectors.toSet());
        for (Document entry : orphans) {
            if (!deadOwners.contains(entry.getString("owner"))) {
                continue;
            }
            UsageEvent event = EventDocuments.orphaned(entry, clock.instant());
            if (journal.close(entry.getObjectId("_id"), entry.getString("owner"), event)) {
                LOG.warn("Call {} of dead instance {} closed as failed", event.callId(), entry.getString("owner"));
                recorded.accept(new RecordedEvent(event, entry.getString("traceparent")));
            }
        }
    }

    /** Each instance sends its own; those of the dead are sent by whoever is there, which consumers tolerate. */
    private void resendUnsent(Collection<String> living) {
        Bson late = lt("unsentSince", before(settings.resendAfter()));
        Bson ours = or(eq("owner", lease.owner()), nin("owner", living));
        oldestFirst(and(exists("unsentSince"), late, ours)).stream()
                .map(EventDocuments::recorded)
                .forEach(recorded);
    }

    private void deleteOld() {
        Bson old = and(exists("sentAt"), lt("sentAt", before(settings.keep())));
        mongo.execute(CallJournal.CALLS, calls -> calls.deleteMany(old));
    }

    private List<Document> find(Bson filter) {
        return Objects.requireNonNull(mongo.execute(
                CallJournal.CALLS, calls -> calls.find(filter).limit(BATCH).into(new ArrayList<>())));
    }

    private List<Document> oldestFirst(Bson filter) {
        return Objects.requireNonNull(mongo.execute(
                CallJournal.CALLS,
                calls -> calls.find(filter)
                        .sort(Sorts.ascending("unsentSince"))
                        .limit(BATCH)
                        .into(new ArrayList<>())));
    }

    private Date before(Duration age) {
        return Date.from(clock.instant().minus(age));
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
