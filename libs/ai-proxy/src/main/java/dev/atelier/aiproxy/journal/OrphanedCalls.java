package dev.atelier.aiproxy.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Closes the calls of instances that died: as delivered if the studio has stored the answer, else as failed and free.
 */
final class OrphanedCalls {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedCalls.class);
    private static final int BATCH = 2_000;

    private final MongoOperations mongo;
    private final CallJournal journal;
    private final InstanceLease lease;
    private final Deliveries deliveries;

    OrphanedCalls(MongoOperations mongo, CallJournal journal, InstanceLease lease, Deliveries deliveries) {
        this.mongo = mongo;
        this.journal = journal;
        this.lease = lease;
        this.deliveries = deliveries;
    }

    void close(Collection<String> living) {
        List<Document> orphans = find(and(eq("state", "started"), nin("owner", living)));
        // An instance that came up after the living were listed is not among them: ask once more before touching its
        // calls.
        Set<String> deadOwners = orphans.stream()
                .map(entry -> entry.getString("owner"))
                .distinct()
                .filter(owner -> !lease.lives(owner))
                .collect(Collectors.toSet());
        orphans.stream()
                .filter(entry -> deadOwners.contains(entry.getString("owner")))
                .forEach(this::close);
    }

    private void close(Document entry) {
        CallEnd end = end(entry);
        if (journal.close(entry, end)) {
            LOG.warn("Call {} of dead instance {} closed: {}", entry.get("_id"), entry.get("owner"), end.status());
        }
    }

    private CallEnd end(Document entry) {
        return deliveries.endOf(
                entry.getObjectId("_id").toHexString(),
                entry.getString("reference"),
                entry.getString("provider"),
                entry.getString("model"));
    }

    private List<Document> find(Bson filter) {
        return Objects.requireNonNull(mongo.execute(
                CallJournal.CALLS, calls -> calls.find(filter).limit(BATCH).into(new ArrayList<>())));
    }
}
