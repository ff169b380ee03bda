package dev.atelier.user.key.usage;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.events.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.ObjectId;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code key_calls}: a document per call made with a user's own key, its id the call's. */
@Repository
public class KeyCalls {

    private static final String COLLECTION = "key_calls";

    private final MongoOperations mongo;

    KeyCalls(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void ensureIndexes() {
        mongo.indexOps(COLLECTION).createIndex(new Index("keyId", Direction.ASC).on("day", Direction.ASC));
    }

    /** Writes down the calls that are not there yet. */
    void record(Collection<UsageEvent> calls) {
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (UsageEvent call : calls) {
            Update once = new Update()
                    .setOnInsert("keyId", call.keyId())
                    .setOnInsert("day", day(call.occurredAt()))
                    .setOnInsert("at", call.occurredAt());
            bulk.upsert(query(where("_id").is(new ObjectId(call.callId()))), once);
        }
        bulk.execute();
    }

    /** What each of the keys was used for, as it stands on the day of {@code now}; a key that is absent was never used. */
    public Map<String, KeyUsage> usage(Collection<String> keyIds, Instant now) {
        var perDay = Aggregation.newAggregation(
                Aggregation.match(where("keyId").in(keyIds)),
                Aggregation.group("keyId", "day").count().as("count").max("at").as("last"),
                Aggregation.project("count", "last")
                        .and("_id.keyId")
                        .as("keyId")
                        .and("_id.day")
                        .as("day"));
        List<DayOfCalls> days =
                mongo.aggregate(perDay, COLLECTION, DayOfCalls.class).getMappedResults();
        Map<String, KeyUsage> usage = new HashMap<>();
        for (DayOfCalls calls : days) {
            KeyUsage sum = usage.getOrDefault(calls.keyId(), KeyUsage.NONE);
            usage.put(calls.keyId(), sum.plus(calls, day(now)));
        }
        return usage;
    }

    /** Forgets the calls made with these keys; a call that ended just now may be written down after that. */
    public void remove(Collection<String> keyIds) {
        mongo.remove(query(where("keyId").in(keyIds)), COLLECTION);
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }
}
