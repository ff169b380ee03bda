package dev.atelier.user.key;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.mongo.StorePreparation;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.revocation.TellKeyChange;
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

/**
 * The collection {@code provider_keys}. Whoever asks for a key says whose it must be; of every change the studios hear as soon
 * as it is stored, and it goes on record.
 */
@Repository
class ProviderKeys implements StorePreparation {

    private static final Sort NEWEST_FIRST = Sort.by(Direction.DESC, "_id");

    private static final int OWNERS = 1_000;

    private final MongoOperations mongo;
    private final TellKeyChange tellKeyChange;
    private final AuditLog audit;

    ProviderKeys(MongoOperations mongo, TellKeyChange tellKeyChange, AuditLog audit) {
        this.mongo = mongo;
        this.tellKeyChange = tellKeyChange;
        this.audit = audit;
    }

    @Override
    public void prepare() {
        mongo.indexOps(ProviderKey.class).createIndex(new Index("userId", Direction.ASC).named("user"));
    }

    void add(ProviderKey key) {
        mongo.insert(key);
        tell(key, AuditAction.KEY_CREATED);
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
        ProviderKey changed = mongo.findAndModify(
                oneOf(userId, id), update, FindAndModifyOptions.options().returnNew(true), ProviderKey.class);
        return tell(changed, AuditAction.KEY_CHANGED);
    }

    /** Removes a key and gives what it was; {@code null} if it is not there (any more). */
    @Nullable
    ProviderKey remove(String userId, String id) {
        return tell(mongo.findAndRemove(oneOf(userId, id), ProviderKey.class), AuditAction.KEY_DELETED);
    }

    /** All keys of a user; there are few. */
    List<ProviderKey> all(String userId) {
        return mongo.find(query(where("userId").is(userId)).with(NEWEST_FIRST), ProviderKey.class);
    }

    /** Removes all keys of a user, without a record of each: it is on record that the account went. */
    void removeAll(String userId) {
        List<ProviderKey> removed = mongo.findAllAndRemove(query(where("userId").is(userId)), ProviderKey.class);
        removed.stream()
                .map(ProviderKey::service)
                .distinct()
                .forEach(service -> tellKeyChange.changed(userId, service));
    }

    /** Who has active keys, oldest key first; a page of them behind the key {@code afterId}. */
    KeyOwners owners(@Nullable String afterId) {
        Criteria active = where("status").is(KeyStatus.ACTIVE);
        if (afterId != null) {
            active.and("_id").gt(new ObjectId(afterId));
        }
        Query query = query(active).with(Sort.by("_id")).limit(OWNERS);
        query.fields().include("userId", "service");
        return KeyOwners.of(mongo.find(query, KeyOwners.Row.class, ProviderKey.COLLECTION), OWNERS);
    }

    private @Nullable ProviderKey tell(@Nullable ProviderKey changed, AuditAction action) {
        if (changed != null) {
            tellKeyChange.changed(changed.userId(), changed.service());
            audit.record(action, changed.userId(), changed.id(), AuditResult.OK);
        }
        return changed;
    }

    private static Query oneOf(String userId, String id) {
        return query(where("_id").is(id).and("userId").is(userId));
    }
}
