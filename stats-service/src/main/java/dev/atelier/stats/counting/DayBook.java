package dev.atelier.stats.counting;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.stats.store.CountingStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The sums per user, service, model and day. */
@Component
class DayBook {

    static final String COLLECTION = "usage_stats";

    private static final String VERSION = "version";
    private static final String IN_FLIGHT = "inFlight";

    private final MongoTemplate mongo;
    private final Clock clock;

    DayBook(CountingStore store, Clock clock) {
        this.mongo = store.template();
        this.clock = clock;
    }

    void ensureIndexes() {
        var indexes = mongo.indexOps(COLLECTION);
        indexes.createIndex(new Index("userId", Direction.ASC).on("date", Direction.ASC));
        indexes.createIndex(new Index("date", Direction.ASC));
    }

    /** The state of the calls' days by id; a day that is not there yet is opened with nothing in it. */
    Map<String, DayState> open(Collection<UsageRecord> calls) {
        Map<String, UsageRecord> wanted = calls.stream()
                .collect(Collectors.toMap(UsageRecord::dayId, Function.identity(), (first, _) -> first, HashMap::new));
        Map<String, DayState> found = find(wanted.keySet());
        wanted.keySet().removeAll(found.keySet());
        if (!wanted.isEmpty()) {
            create(wanted);
            found.putAll(find(wanted.keySet()));
        }
        return found;
    }

    /** Adds to each day that still is in the state it was read in; tells whether all were. */
    boolean add(List<Addition> additions) {
        Instant now = clock.instant();
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (Addition addition : additions) {
            DayState day = addition.day();
            Update update = new Update()
                    .inc("count", (long) addition.calls().size())
                    .inc("tokens", addition.tokens())
                    .inc("costMicros", addition.costMicros())
                    .inc(VERSION, 1L)
                    .set(IN_FLIGHT, addition.callIds())
                    .set("updatedAt", now);
            bulk.updateOne(query(where("_id").is(day.id()).and(VERSION).is(day.version())), update);
        }
        return bulk.execute().getMatchedCount() == additions.size();
    }

    private Map<String, DayState> find(Collection<String> ids) {
        Query query = query(where("_id").in(ids));
        query.fields().include(VERSION, IN_FLIGHT);
        return mongo.find(query, DayState.class, COLLECTION).stream()
                .collect(Collectors.toMap(DayState::id, Function.identity(), (first, _) -> first, HashMap::new));
    }

    private void create(Map<String, UsageRecord> days) {
        Instant now = clock.instant();
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        days.forEach((id, call) -> bulk.upsert(query(where("_id").is(id)), empty(call, now)));
        bulk.execute();
    }

    private static Update empty(UsageRecord call, Instant now) {
        return new Update()
                .setOnInsert("userId", call.userId())
                .setOnInsert("service", call.service())
                .setOnInsert("model", call.model())
                .setOnInsert("date", call.date())
                .setOnInsert("year", call.day().getYear())
                .setOnInsert("month", call.day().getMonthValue())
                .setOnInsert("day", call.day().getDayOfMonth())
                .setOnInsert("count", 0L)
                .setOnInsert("tokens", 0L)
                .setOnInsert("costMicros", 0L)
                .setOnInsert(VERSION, 0L)
                .setOnInsert(IN_FLIGHT, List.of())
                .setOnInsert("createdAt", now)
                .setOnInsert("updatedAt", now);
    }
}
