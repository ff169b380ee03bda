package dev.atelier.aiproxy.journal;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoOperations;

/** Where the journal learns which events Kafka has. */
public final class SentEvents {

    private final MongoOperations mongo;
    private final Clock clock;

    SentEvents(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Notes that all replicas have the events of these calls. Blocks for one write. */
    public void note(Collection<String> callIds) {
        List<ObjectId> ids = callIds.stream().map(ObjectId::new).toList();
        Bson change = Updates.combine(Updates.unset("unsentSince"), Updates.set("sentAt", Date.from(clock.instant())));
        mongo.execute(CallJournal.CALLS, calls -> calls.updateMany(in("_id", ids), change));
    }
}
