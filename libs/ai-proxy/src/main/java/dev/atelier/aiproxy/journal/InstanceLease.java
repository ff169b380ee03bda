package dev.atelier.aiproxy.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Shows that this instance lives and tells which others do. One small write per beat stands for all open calls of an
 * instance. Nobody's clock is compared with anybody else's: an instance is dead when the others have not seen its
 * counter move for the length of the lease, by their own monotonic clocks.
 */
public final class InstanceLease {

    static final String INSTANCES = "instances";
    private static final Logger LOG = LoggerFactory.getLogger(InstanceLease.class);

    private final MongoOperations mongo;
    private final String owner;
    private final Duration lease;
    private final LongSupplier nanoTime;
    private final Map<String, Sighting> sightings = new HashMap<>();

    private volatile boolean registered;

    /**
     * The lease of one instance.
     *
     * @param owner the instance's name, never used by another
     * @param lease how long an instance may go unseen
     * @param nanoTime a monotonic clock, in nanoseconds
     */
    public InstanceLease(MongoOperations mongo, String owner, Duration lease, LongSupplier nanoTime) {
        this.mongo = mongo;
        this.owner = owner;
        this.lease = lease;
        this.nanoTime = nanoTime;
    }

    /** This instance's name, once it is known to the others: a call is opened only under a name that can expire. */
    public String owner() {
        if (!registered) {
            beat();
        }
        return owner;
    }

    /** Whether the instance of that name lives, as far as its lease tells. One read by id. */
    public boolean lives(String name) {
        List<Document> found = mongo.execute(
                INSTANCES, instances -> instances.find(eq("_id", name)).into(new ArrayList<>(1)));
        return found != null && !found.isEmpty();
    }

    void beat() {
        mongo.execute(
                INSTANCES,
                instances -> instances.updateOne(
                        eq("_id", owner), Updates.inc("beat", 1L), new UpdateOptions().upsert(true)));
        registered = true;
    }

    /** Leaves on shutdown; whatever is still open may be closed by the others at once. */
    void leave() {
        mongo.execute(INSTANCES, instances -> instances.deleteOne(eq("_id", owner)));
    }

    /** Looks at all instances and strikes off those whose lease ran out; the rest live. Called by one thread. */
    List<String> strikeOffTheDead() {
        List<Document> seen =
                mongo.execute(INSTANCES, instances -> instances.find().into(new ArrayList<>()));
        List<String> living = new ArrayList<>(List.of(owner));
        for (Document instance : Objects.requireNonNull(seen)) {
            String name = instance.getString("_id");
            long beat = instance.getLong("beat");
            if (!name.equals(owner) && (!expired(name, beat) || !strikeOff(name, beat))) {
                living.add(name);
            }
        }
        sightings.keySet().retainAll(living);
        return living;
    }

    private boolean expired(String name, long beat) {
        long now = nanoTime.getAsLong();
        Sighting last = sightings.get(name);
        if (last == null || last.beat() != beat) {
            sightings.put(name, new Sighting(beat, now));
            return false;
        }
        return now - last.atNanos() > lease.toNanos();
    }

    /** Only if it still has not moved: an instance that wakes up in this moment keeps its calls. */
    private boolean strikeOff(String name, long beat) {
        Long gone = mongo.execute(
                INSTANCES,
                instances -> instances
                        .deleteOne(and(eq("_id", name), eq("beat", beat)))
                        .getDeletedCount());
        if (gone != null && gone == 1) {
            LOG.warn("Instance {} has not been seen for {}: taking over its calls", name, lease);
            return true;
        }
        return false;
    }

    private record Sighting(long beat, long atNanos) {}
}
