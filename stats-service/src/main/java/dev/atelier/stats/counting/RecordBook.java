package dev.atelier.stats.counting;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.stats.store.CountingStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The calls, each written down once. */
@Component
class RecordBook {

    /** Holds the time of recording as long as the call is not counted, and is absent then: the sparse index stays tiny. */
    private static final String PENDING = "pendingSince";

    private final MongoTemplate mongo;
    private final Clock clock;

    RecordBook(CountingStore store, Clock clock) {
        this.mongo = store.template();
        this.clock = clock;
    }

    void ensureIndexes() {
        mongo.indexOps(UsageRecord.COLLECTION).createIndex(new Index(PENDING, Sort.Direction.ASC).sparse());
    }

    /** Writes down the calls that are not there yet. */
    void record(Collection<UsageRecord> calls) {
        Instant now = clock.instant();
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, UsageRecord.COLLECTION);
        for (UsageRecord call : calls) {
            Update once = new Update()
                    .setOnInsert("userId", call.userId())
                    .setOnInsert("service", call.service())
                    .setOnInsert("model", call.model())
                    .setOnInsert("date", call.date())
                    .setOnInsert("tokens", call.tokens())
                    .setOnInsert("costMicros", call.costMicros())
                    .setOnInsert(PENDING, now);
            bulk.upsert(query(where("_id").is(call.callId())), once);
        }
        bulk.execute();
    }

    /** Those of the calls that are not marked as counted, as they were first written down. */
    List<UsageRecord> pending(Collection<ObjectId> callIds) {
        return mongo.find(
                query(where("_id").in(callIds).and(PENDING).exists(true)), UsageRecord.class, UsageRecord.COLLECTION);
    }

    /** Calls that have been pending since before {@code time}, oldest first. */
    List<UsageRecord> pendingSince(Instant time, int limit) {
        return mongo.find(
                query(where(PENDING).lt(time)).with(Sort.by(PENDING)).limit(limit),
                UsageRecord.class,
                UsageRecord.COLLECTION);
    }

    /** Marks calls as counted. */
    void mark(Collection<ObjectId> callIds) {
        mongo.updateMulti(query(where("_id").in(callIds)), new Update().unset(PENDING), UsageRecord.COLLECTION);
    }
}
