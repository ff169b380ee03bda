package dev.atelier.user.key.rotation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import dev.atelier.user.vault.SealedSecret;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code provider_keys} as far as master keys are concerned. */
@Repository
class SealedKeys implements StorePreparation {

    private static final String COLLECTION = "provider_keys";
    private static final String KID = "sealed.kid";

    private final MongoOperations mongo;

    SealedKeys(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.indexOps(COLLECTION).createIndex(new Index(KID, Direction.ASC).named("master_key"));
    }

    /** Keys wrapped by another master key than {@code kid}, from the oldest on behind {@code afterId}. */
    List<SealedKey> notUnder(String kid, @Nullable String afterId, int limit) {
        Criteria others = where(KID).ne(kid);
        if (afterId != null) {
            others.and("_id").gt(new ObjectId(afterId));
        }
        Query query = query(others).with(Sort.by("_id")).limit(limit);
        query.fields().include("userId", "service", "sealed", "revision");
        return mongo.find(query, SealedKey.class, COLLECTION);
    }

    /** Puts another seal on the same value; {@code false} if the value was changed since {@code key} was read. */
    boolean reseal(SealedKey key, SealedSecret sealed) {
        Query unchanged =
                query(where("_id").is(new ObjectId(key.id())).and("revision").is(key.revision()));
        Update update = new Update().set("sealed", sealed).inc("revision", 1L);
        return mongo.updateFirst(unchanged, update, SealedKey.class, COLLECTION).getMatchedCount() == 1;
    }

    long countUnder(String kid) {
        return mongo.count(query(where(KID).is(kid)), COLLECTION);
    }

    long countNotUnder(String kid) {
        return mongo.count(query(where(KID).ne(kid)), COLLECTION);
    }
}
