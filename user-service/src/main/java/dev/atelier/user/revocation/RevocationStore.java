package dev.atelier.user.revocation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collection {@code revocations}: the truth that every service's list follows. */
@Repository
class RevocationStore implements RevocationSnapshot, StorePreparation {

    private final MongoOperations mongo;
    private final Clock clock;

    RevocationStore(MongoOperations mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** The index expires entries where the server does that; {@link #sweep} does it everywhere. */
    @Override
    public void prepare() {
        mongo.indexOps(StoredRevocation.class)
                .createIndex(
                        new Index("until", Direction.ASC).named("until_expiry").expire(Duration.ZERO));
    }

    void save(Revocation revocation) {
        mongo.save(StoredRevocation.of(revocation));
    }

    @Override
    public List<Revocation> load() {
        var live = query(where("until").gt(clock.instant()));
        return mongo.find(live, StoredRevocation.class).stream()
                .map(StoredRevocation::toRevocation)
                .toList();
    }

    /** Forgets what concerns no living token any more. */
    long sweep() {
        Instant now = clock.instant();
        return mongo.remove(query(where("until").lte(now)), StoredRevocation.class)
                .getDeletedCount();
    }
}
