package dev.atelier.user.deletion;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code erasures}. Each change of state is one conditional write. */
@Repository
public class Erasures implements StorePreparation {

    private static final String DUE_AT = "dueAt";
    private static final String ROUND = "round";
    private static final String WAITING_FOR = "waitingFor";

    private final MongoOperations mongo;

    Erasures(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.indexOps(Erasure.class)
                .createIndex(new Index(DUE_AT, Direction.ASC).sparse().named("due"));
    }

    /** Whether the account of that id was, or is being, deleted: no other will ever have its id. */
    public boolean isPromised(String userId) {
        return mongo.exists(query(where("_id").is(userId)), Erasure.class);
    }

    /** Stores a promise; {@code false} if it was made before. */
    boolean promise(Erasure erasure) {
        try {
            mongo.insert(erasure);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Promises with something to do, the longest waiting first. */
    List<Erasure> due(Instant now, int limit) {
        return mongo.find(query(where(DUE_AT).lte(now)).with(Sort.by(DUE_AT)).limit(limit), Erasure.class);
    }

    /** Puts off what is due, so that one instance deals with it now; {@code false} if another does. */
    boolean claim(Erasure erasure, Instant again) {
        return update(where("_id").is(erasure.userId()).and(DUE_AT).is(erasure.dueAt()), set(DUE_AT, again));
    }

    /** Notes that the account is gone; the rest is due at once. */
    void tookAway(String userId, Instant now) {
        update(where("_id").is(userId), set("takenAway", true).set(DUE_AT, now));
    }

    /** Notes that a service has erased everything; when all have, the next step is due at once. */
    void confirm(String userId, int round, String service, Instant now) {
        update(where("_id").is(userId).and(ROUND).is(round), new Update().pull(WAITING_FOR, service));
        Criteria allHave = where("_id")
                .is(userId)
                .and(ROUND)
                .is(round)
                .and(WAITING_FOR)
                .size(0)
                .and("finishedAt")
                .is(null);
        update(allHave, set(DUE_AT, now));
    }

    /** Begins the next round at its time. */
    void beginRound(Erasure erasure, int round, Instant when) {
        Update begun = set(ROUND, round).set(WAITING_FOR, erasure.services()).set(DUE_AT, when);
        update(where("_id").is(erasure.userId()).and(ROUND).is(erasure.round()), begun);
    }

    void finish(Erasure erasure, Instant now) {
        update(where("_id").is(erasure.userId()), set("finishedAt", now).unset(DUE_AT));
    }

    private static Update set(String member, Object value) {
        return new Update().set(member, value);
    }

    private boolean update(Criteria which, Update update) {
        return mongo.updateFirst(query(which), update, Erasure.class).getMatchedCount() == 1;
    }
}
