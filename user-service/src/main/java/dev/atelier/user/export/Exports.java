package dev.atelier.user.export;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import java.time.Instant;
import java.util.List;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The collection {@code exports}. Each change is one write on the condition that nobody else was faster, so that of several
 * builders one succeeds.
 */
@Repository
class Exports implements StorePreparation {

    private static final String ID = "_id";
    private static final String DUE_AT = "dueAt";
    private static final String EXPIRES_AT = "expiresAt";

    private final MongoOperations mongo;

    Exports(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        var indexes = mongo.indexOps(Export.class);
        indexes.createIndex(new Index(DUE_AT, Direction.ASC).sparse().named("due"));
        indexes.createIndex(new Index(EXPIRES_AT, Direction.ASC).sparse().named("expiry"));
    }

    @Nullable
    Export find(String userId) {
        return mongo.findById(userId, Export.class);
    }

    /** Stores one; {@code false} if there is one already. */
    boolean add(Export export) {
        try {
            mongo.insert(export);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Puts one in the place of an older one; {@code false} if somebody else was faster. */
    boolean replace(Export old, Export fresh) {
        Query same = query(where(ID).is(old.userId()).and("id").is(old.id()));
        return mongo.findAndReplace(same, fresh) != null;
    }

    /** Begins the export that waits longest; {@code null} if none does. */
    @Nullable
    Export begin(Instant now, Instant lease) {
        Query due = query(where(DUE_AT).lte(now)).with(Sort.by(DUE_AT));
        Update begun = new Update()
                .set("file", ObjectId.get().toHexString())
                .set(DUE_AT, lease)
                .inc("attempts", 1);
        return mongo.findAndModify(due, begun, FindAndModifyOptions.options().returnNew(true), Export.class);
    }

    /** Says that it is still being built, or when it may be begun again; {@code false} if it is not this builder's any more. */
    boolean putOff(Export export, Instant until) {
        return update(export, new Update().set(DUE_AT, until));
    }

    /** Makes it ready; {@code false} if it is not this builder's any more. */
    boolean complete(Export export, ChunkedFile.Size size, Instant now, Instant expiresAt) {
        Update ready = new Update()
                .set("readyAt", now)
                .set(EXPIRES_AT, expiresAt)
                .set("chunks", size.chunks())
                .set("bytes", size.bytes())
                .unset(DUE_AT);
        return update(export, ready);
    }

    List<Export> expired(Instant now) {
        return mongo.find(query(where(EXPIRES_AT).lte(now)), Export.class);
    }

    void remove(Export export) {
        mongo.remove(query(where(ID).is(export.userId()).and("id").is(export.id())), Export.class);
    }

    void remove(String userId) {
        mongo.remove(query(where(ID).is(userId)), Export.class);
    }

    private boolean update(Export export, Update update) {
        Query mine = query(where(ID).is(export.userId()).and("file").is(export.file()));
        return mongo.updateFirst(mine, update, Export.class).getMatchedCount() == 1;
    }
}
