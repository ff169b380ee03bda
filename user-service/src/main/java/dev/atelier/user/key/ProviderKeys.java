package dev.atelier.user.key;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.user.store.StorePreparation;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code provider_keys}. Whoever asks for a key says whose it must be. */
@Repository
class ProviderKeys implements StorePreparation {

    private static final Sort NEWEST_FIRST = Sort.by(Direction.DESC, "_id");

    private final MongoOperations mongo;

    ProviderKeys(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.indexOps(ProviderKey.class).createIndex(new Index("userId", Direction.ASC).named("user"));
    }

    void add(ProviderKey key) {
        mongo.insert(key);
    }

    long count(String userId) {
        return mongo.count(query(where("userId").is(userId)), ProviderKey.class);
    }

    /** A page and one more, newest first. */
    List<ProviderKey> list(String userId, PageRequest page) {
        Criteria mine = where("userId").is(userId);
        String after = page.after();
        if (after != null) {
            mine.and("_id").lt(new ObjectId(after));
        }
        return mongo.find(query(mine).with(NEWEST_FIRST).limit(page.limitPlusOne()), ProviderKey.class);
    }

    @Nullable
    ProviderKey find(String userId, String id) {
        return mongo.findOne(oneOf(userId, id), ProviderKey.class);
    }

    /** The key that calls of the user to the service are made with: of several active ones the newest. */
    @Nullable
    ProviderKey findActive(String userId, String service) {
        Query active = query(where("userId")
                .is(userId)
                .and("service")
                .is(service)
                .and("status")
                .is(KeyStatus.ACTIVE));
        return mongo.findOne(active.with(NEWEST_FIRST), ProviderKey.class);
    }

    /** Changes a key in one write; {@code null} if it is not there (any more). */
    @Nullable
    ProviderKey change(String userId, String id, Update update) {
        return mongo.findAndModify(
                oneOf(userId, id), update, FindAndModifyOptions.options().returnNew(true), ProviderKey.class);
    }

    /** Removes a key and gives what it was; {@code null} if it is not there (any more). */
    @Nullable
    ProviderKey remove(String userId, String id) {
        return mongo.findAndRemove(oneOf(userId, id), ProviderKey.class);
    }

    private static Query oneOf(String userId, String id) {
        return query(where("_id").is(id).and("userId").is(userId));
    }
}
