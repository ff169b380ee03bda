package dev.atelier.aiproxy.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.atelier.aiproxy.Call;
import dev.atelier.events.UsageEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * One document a call. It is written as {@code started} before a provider is asked; closing it is a single write that
 * stores how the call ended and the usage event together, so the journal is also the outbox: an event exists if and only
 * if its call is closed. Closing is conditional on the entry still being open, so a call ends once, whoever closes it.
 */
public final class CallJournal {

    static final String CALLS = "calls";
    private static final Logger LOG = LoggerFactory.getLogger(CallJournal.class);

    private final MongoOperations mongo;
    private final InstanceLease lease;
    private final Clock clock;
    private final Consumer<RecordedEvent> recorded;
    private final Deliveries deliveries;
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    /**
     * Keeps the journal in the studio's own database.
     *
     * @param recorded told of every event this instance recorded, at once; must not block
     * @param deliveries knows the answers the studio has stored
     */
    public CallJournal(
            MongoOperations mongo,
            InstanceLease lease,
            Clock clock,
            Consumer<RecordedEvent> recorded,
            Deliveries deliveries) {
        this.mongo = mongo;
        this.lease = lease;
        this.clock = clock;
        this.recorded = recorded;
        this.deliveries = deliveries;
    }

    /** Makes sure of the indexes. The stores differ in what they enforce, so expiry is swept by us as well. */
    void createIndexes() {
        mongo.execute(CALLS, calls -> {
            calls.createIndex(Indexes.ascending("state", "owner"));
            calls.createIndex(Indexes.ascending("unsentSince"), new IndexOptions().sparse(true));
            calls.createIndex(Indexes.ascending("sentAt"), new IndexOptions().sparse(true));
            return calls;
        });
    }

    /**
     * Step 2 of the pipeline: writes the entry that outlives this instance.
     *
     * @param provider who will be asked first
     * @param traceparent the trace the call belongs to; {@code null} if none
     */
    public void open(Call call, String provider, @Nullable String traceparent) {
        Document entry = new Document("_id", new ObjectId(call.id()))
                .append("userId", call.userId())
                .append("service", call.service())
                .append("operation", call.operation())
                .append("model", call.model().id())
                .append("provider", provider)
                .append("priceVersion", call.priceVersion())
                .append("estimateMicros", call.estimateMicros())
                .append("state", "started")
                .append("owner", lease.owner())
                .append("startedAt", Date.from(call.startedAt()));
        if (call.spender().tokenId() != null) {
            entry.append("tokenId", call.spender().tokenId());
        }
        if (traceparent != null) {
            entry.append("traceparent", traceparent);
        }
        if (call.reference() != null) {
            entry.append("reference", call.reference());
        }
        if (call.isOnOwnKeys()) {
            entry.append(EventDocuments.OWN_KEYS, EventDocuments.ownKeys(call));
        }
        try {
            mongo.execute(CALLS, calls -> calls.insertOne(entry));
        } catch (DataAccessException e) {
            late.add(() -> discardNow(call)); // the entry may have been written, only the reply was lost
            throw e;
        }
    }

    /**
     * Step 6: closes the call and records its event in the same write, then hands the event on. If the store is away just
     * now, the write is kept and made up for; this instance's lease keeps others from taking the call for abandoned.
     */
    public void close(Call call, CallEnd end, @Nullable String traceparent) {
        var event = new RecordedEvent(EventDocuments.event(call, end, clock.instant()), traceparent);
        nowOrLate(call, () -> close(event));
    }

    /**
     * Closes a call whose answer could not be handed over: as failed, unless the studio finds it stored after all. If the
     * store is away just now, that is found out later.
     *
     * @param answered how it would have ended
     */
    public void settle(Call call, CallEnd answered, @Nullable String traceparent) {
        nowOrLate(call, () -> {
            CallEnd end = deliveries.endOf(call.id(), call.reference(), answered.provider(), answered.model());
            close(new RecordedEvent(EventDocuments.event(call, end, clock.instant()), traceparent));
        });
    }

    /** Closes a call that never reached a provider: it leaves no event. */
    public void discard(Call call) {
        nowOrLate(call, () -> discardNow(call));
    }

    private void discardNow(Call call) {
        Date now = Date.from(clock.instant());
        Bson change = Updates.combine(
                Updates.set("state", "failed"), Updates.set("finishedAt", now), Updates.set("sentAt", now));
        Bson open = stillOpen(new ObjectId(call.id()), lease.owner());
        mongo.execute(CALLS, calls -> calls.updateOne(open, change));
    }

    /** Makes up for what could not be written, each write once a round; stops at the first that fails again. */
    void closeLate() {
        for (int left = late.size(); left > 0; left--) {
            Runnable write = late.poll();
            if (write != null) {
                runOrKeep(write);
            }
        }
    }

    private void runOrKeep(Runnable write) {
        boolean written = false;
        try {
            write.run();
            written = true;
        } finally {
            if (!written) {
                late.add(write);
            }
        }
    }

    private void nowOrLate(Call call, Runnable write) {
        try {
            write.run();
        } catch (DataAccessException e) {
            LOG.warn(
                    "Call {} could not be closed yet: {}",
                    call.id(),
                    e.getClass().getSimpleName());
            late.add(write);
        }
    }

    private void close(RecordedEvent event) {
        String id = event.event().callId();
        if (close(new ObjectId(id), lease.owner(), event.event())) {
            recorded.accept(event);
        } else {
            LOG.warn("Call {} had already been closed", id);
        }
    }

    /** Closes a call of which only its entry is left; {@code false} if somebody else has done so. */
    boolean close(Document entry, CallEnd end) {
        UsageEvent event = EventDocuments.event(entry, end, clock.instant());
        boolean closed = close(entry.getObjectId("_id"), entry.getString("owner"), event);
        if (closed) {
            recorded.accept(new RecordedEvent(event, entry.getString("traceparent")));
        }
        return closed;
    }

    private boolean close(ObjectId id, String owner, UsageEvent event) {
        Date now = Date.from(clock.instant());
        Bson change = Updates.combine(
                Updates.set("state", event.status().name().toLowerCase(Locale.ROOT)),
                Updates.set("finishedAt", now),
                Updates.set("event", EventDocuments.toDocument(event)),
                Updates.set("unsentSince", now));
        Long changed = mongo.execute(
                CALLS, calls -> calls.updateOne(stillOpen(id, owner), change).getModifiedCount());
        return changed != null && changed == 1;
    }

    private static Bson stillOpen(ObjectId id, String owner) {
        return and(eq("_id", id), eq("state", "started"), eq("owner", owner));
    }
}
