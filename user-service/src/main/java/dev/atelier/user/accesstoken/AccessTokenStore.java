package dev.atelier.user.accesstoken;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.mongo.StorePreparation;
import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code access_tokens}. Every change is one write. */
@Repository
class AccessTokenStore implements StorePreparation {

    private static final String ID = "_id";
    private static final String USER_ID = "userId";
    private static final String DELETED_AT = "deletedAt";
    private static final String LAST_USED = "lastUsed";
    private static final String SLOT = "slot";

    private final MongoOperations mongo;

    AccessTokenStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The unique slots are what bounds the number of a user's tokens, however many are made at once. */
    @Override
    public void prepare() {
        var indexes = mongo.indexOps(StoredToken.class);
        indexes.createIndex(new Index("hash", Direction.ASC).unique().named("hash_unique"));
        indexes.createIndex(new Index(SLOT, Direction.ASC).unique().sparse().named("slot_unique"));
        indexes.createIndex(
                new Index(USER_ID, Direction.ASC).on(ID, Direction.DESC).named("user_newest"));
        indexes.createIndex(new Index(DELETED_AT, Direction.ASC).sparse().named("deleted"));
    }

    /** Adds a token; {@code false} if somebody else was faster to its slot. */
    boolean add(StoredToken token) {
        try {
            mongo.insert(token);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** All living tokens of a user. */
    List<StoredToken> livingOf(String userId) {
        return mongo.find(reading(living(userId)), StoredToken.class);
    }

    /** Up to {@code page.limitPlusOne()} living tokens of a user, newest first. */
    List<StoredToken> list(String userId, PageRequest page) {
        Criteria wanted = living(userId);
        if (page.after() != null) {
            wanted = wanted.and(ID).lt(new ObjectId(page.after()));
        }
        Query newestFirst = reading(wanted).with(Sort.by(Direction.DESC, ID)).limit(page.limitPlusOne());
        return mongo.find(newestFirst, StoredToken.class);
    }

    /** The token with this hash, living or deleted. */
    @Nullable
    StoredToken findByHash(String hash) {
        return mongo.findOne(reading(where("hash").is(hash)), StoredToken.class);
    }

    boolean isLiving(String userId, String id) {
        return mongo.exists(query(living(userId).and(ID).is(new ObjectId(id))), StoredToken.class);
    }

    /** Deletes a living token and makes its slot free; {@code false} if there is none. */
    boolean delete(String userId, String id, Instant now) {
        Update deleted = new Update().set(DELETED_AT, now).unset(SLOT);
        Query one = query(living(userId).and(ID).is(new ObjectId(id)));
        return mongo.updateFirst(one, deleted, StoredToken.class).getModifiedCount() == 1;
    }

    /** Notes a use unless another instance has done so since {@code token} was read. */
    void noteUse(StoredToken token, Instant now) {
        Query unchanged =
                query(where(ID).is(new ObjectId(token.id())).and(LAST_USED).is(token.lastUsed()));
        mongo.updateFirst(unchanged, new Update().set(LAST_USED, now), StoredToken.class);
    }

    /** Forgets all tokens of a user, deleted ones too. */
    void remove(String userId) {
        mongo.remove(query(where(USER_ID).is(userId)), StoredToken.class);
    }

    /** Forgets those deleted before {@code time}. */
    long sweep(Instant time) {
        return mongo.remove(query(where(DELETED_AT).lt(time)), StoredToken.class)
                .getDeletedCount();
    }

    private static Query reading(Criteria wanted) {
        Query query = query(wanted);
        query.fields().exclude(StoredToken.COUNTED_CALLS);
        return query;
    }

    private static Criteria living(String userId) {
        return where(USER_ID).is(userId).and(DELETED_AT).is(null);
    }
}
