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

/** The collection {@code social_departures}: any instance can receive who another one has sent away. */
@Repository
class Departures implements StorePreparation {

    private final MongoOperations mongo;
    private final Clock clock;

    Departures(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Override
    public void prepare() {
        mongo.indexOps(Departure.class)
                .createIndex(
                        new Index("expiresAt", Direction.ASC).named("expiry").expire(Duration.ZERO));
    }

    void add(Departure departure) {
        mongo.insert(departure);
    }

    /** Takes out the departure that has this state, for the browser that has this cookie; {@code null} the second time. */
    @Nullable
    Departure take(String provider, String state, String cookie) {
        var exactly = where("_id")
                .is(Secrets.hash(state))
                .and("browser")
                .is(Secrets.hash(cookie))
                .and("provider")
                .is(provider)
                .and("expiresAt")
                .gt(clock.instant());
        return mongo.findAndRemove(query(exactly), Departure.class);
    }

    void sweep() {
        mongo.remove(query(where("expiresAt").lte(clock.instant())), Departure.class);
    }
}
