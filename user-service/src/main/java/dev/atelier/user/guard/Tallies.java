package dev.atelier.user.guard;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code guard_tallies}. Each change is one conditional write: of racing ones none is lost. */
@Repository
class Tallies implements StorePreparation {

    private static final String EMPTY_AT = "emptyAt";
    private static final String LOCKED_UNTIL = "lockedUntil";
    private static final String KEPT_UNTIL = "keptUntil";

    private final MongoOperations mongo;

    Tallies(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The index expires tallies where the server does that; {@link #sweep} does it everywhere. */
    @Override
    public void prepare() {
        mongo.indexOps(Tally.class)
                .createIndex(
                        new Index(KEPT_UNTIL, Direction.ASC).named("expiry").expire(Duration.ZERO));
    }

    /** The tallies of these ids, in their order, the missing ones as {@link Tally#none}. */
    List<Tally> find(List<String> ids) {
        Map<String, Tally> stored = mongo.find(query(where("_id").in(ids)), Tally.class).stream()
                .collect(Collectors.toMap(Tally::id, Function.identity()));
        return ids.stream().map(id -> stored.getOrDefault(id, Tally.none(id))).toList();
    }

    Tally find(String id) {
        Tally stored = mongo.findById(id, Tally.class);
        return stored == null ? Tally.none(id) : stored;
    }

    /** Puts one in the other's place; {@code false} if somebody else changed it meanwhile. */
    boolean replace(Tally seen, Tally next) {
        return seen.isStored() ? update(seen, next) : insert(next);
    }

    void save(Tally tally) {
        mongo.save(tally);
    }

    void remove(String id) {
        mongo.remove(query(where("_id").is(id)), Tally.class);
    }

    /** Removes what nobody will ask for any more. */
    void sweep(Instant now) {
        mongo.remove(query(where(KEPT_UNTIL).lte(now)), Tally.class);
    }

    private boolean update(Tally seen, Tally next) {
        var unchanged = where("_id")
                .is(seen.id())
                .and(EMPTY_AT)
                .is(seen.emptyAt())
                .and(LOCKED_UNTIL)
                .is(seen.lockedUntil());
        var update = new Update()
                .set(EMPTY_AT, next.emptyAt())
                .set(LOCKED_UNTIL, next.lockedUntil())
                .set(KEPT_UNTIL, next.keptUntil());
        return mongo.updateFirst(query(unchanged), update, Tally.class).getMatchedCount() == 1;
    }

    private boolean insert(Tally tally) {
        try {
            mongo.insert(tally);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }
}
