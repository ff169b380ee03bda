package dev.atelier.stats.counting;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.atelier.stats.store.CountingStore;
import dev.atelier.testservers.TestServers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Counters on a real store, whose every step can be watched, stopped before or stopped after. */
final class CountingFixture {

    static final Instant NOW = Instant.parse("2026-11-22T23:59:00Z");

    private static final MongoClient CLIENT = MongoClients.create(TestServers.mongoUri());

    final MongoTemplate mongo;

    CountingFixture(String database) {
        mongo = new MongoTemplate(CLIENT, database);
        mongo.getDb().drop();
        counter(Steps.UNDISTURBED).prepare();
    }

    UsageCounter counter(Steps steps) {
        return new UsageCounter(records(steps), new WatchedDayBook(steps));
    }

    RecordBook records(Steps steps) {
        return new WatchedRecordBook(steps);
    }

    /** Count, tokens and cost per day document; days that hold nothing are left out. */
    Map<String, List<Long>> sums() {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (Document day : mongo.getCollection(DayBook.COLLECTION).find()) {
            if (day.getLong("count") > 0) {
                sums.put(
                        day.getString("_id"),
                        List.of(day.getLong("count"), day.getLong("tokens"), day.getLong("costMicros")));
            }
        }
        return sums;
    }

    List<Document> everything() {
        return mongo.getCollection(DayBook.COLLECTION)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    long pending() {
        return mongo.getCollection(UsageRecord.COLLECTION)
                .countDocuments(new Document("pendingSince", new Document("$exists", true)));
    }

    private Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** What happens around each step of a counter. */
    interface Steps {

        Steps UNDISTURBED = () -> {};

        /** Called before every step and after it. */
        void between();
    }

    private final class WatchedRecordBook extends RecordBook {

        private final Steps steps;

        WatchedRecordBook(Steps steps) {
            super(new CountingStore(mongo), clock());
            this.steps = steps;
        }

        @Override
        void record(Collection<UsageRecord> calls) {
            steps.between();
            super.record(calls);
            steps.between();
        }

        @Override
        List<UsageRecord> pending(Collection<ObjectId> callIds) {
            steps.between();
            List<UsageRecord> pending = super.pending(callIds);
            steps.between();
            return pending;
        }

        @Override
        void mark(Collection<ObjectId> callIds) {
            steps.between();
            super.mark(callIds);
            steps.between();
        }
    }

    private final class WatchedDayBook extends DayBook {

        private final Steps steps;

        WatchedDayBook(Steps steps) {
            super(new CountingStore(mongo), clock());
            this.steps = steps;
        }

        @Override
        Map<String, DayState> open(Collection<UsageRecord> calls) {
            steps.between();
            Map<String, DayState> days = super.open(calls);
            steps.between();
            return days;
        }

        @Override
        boolean add(List<Addition> additions) {
            steps.between();
            boolean all = super.add(additions);
            steps.between();
            return all;
        }
    }
}
