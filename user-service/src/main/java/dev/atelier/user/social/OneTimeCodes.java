package dev.atelier.user.social;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collection {@code social_codes}. */
@Repository
class OneTimeCodes implements StorePreparation {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final MongoOperations mongo;
    private final Clock clock;

    OneTimeCodes(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        mongo.indexOps(OneTimeCode.class)
                .createIndex(
                        new Index("expiresAt", Direction.ASC).named("expiry").expire(Duration.ZERO));
    }

    /** A code for this user, good once and for a minute. */
    String issue(String userId) {
        String code = Secrets.fresh();
        mongo.insert(new OneTimeCode(Secrets.hash(code), userId, clock.instant().plus(LIFE)));
        return code;
    }

    /** Whose code it is; {@code null} if it is none, not any more, or was taken before. */
    @Nullable
    String take(String code) {
        var living = where("_id").is(Secrets.hash(code)).and("expiresAt").gt(clock.instant());
        OneTimeCode taken = mongo.findAndRemove(query(living), OneTimeCode.class);
        return taken == null ? null : taken.userId();
    }

    void removeAll(String userId) {
        mongo.remove(query(where("userId").is(userId)), OneTimeCode.class);
    }

    void sweep() {
        mongo.remove(query(where("expiresAt").lte(clock.instant())), OneTimeCode.class);
    }
}
