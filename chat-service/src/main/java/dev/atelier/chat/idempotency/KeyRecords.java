package dev.atelier.chat.idempotency;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.atelier.platform.mongo.StorePreparation;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** Keys in MongoDB. Who may work under a key is decided by the uniqueness of {@code _id} and by conditional writes. */
@Repository
class KeyRecords implements StorePreparation {

    static final String IDEMPOTENCY = "idempotency";

    private final MongoOperations mongo;

    KeyRecords(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The index only helps MongoDB to expire records; {@link #deleteExpired} does it on every store. */
    @Override
    public void prepare() {
        var whenItSays = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
        mongo.execute(IDEMPOTENCY, keys -> keys.createIndex(Indexes.ascending("expiresAt"), whenItSays));
    }

    @Override
    public boolean isVital() {
        return false;
    }

    /** Whether the record was new. */
    boolean insert(KeyRecord key) {
        Document document = new Document("_id", key.id())
                .append("fingerprint", key.fingerprint())
                .append("nonce", key.nonce())
                .append("owner", key.owner())
                .append("expiresAt", Date.from(key.expiresAt()));
        try {
            mongo.execute(IDEMPOTENCY, keys -> keys.insertOne(document));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    @Nullable
    KeyRecord find(String id) {
        Document document =
                mongo.execute(IDEMPOTENCY, keys -> keys.find(eq("_id", id)).first());
        return document == null
                ? null
                : new KeyRecord(
                        id,
                        document.getString("fingerprint"),
                        document.getObjectId("nonce"),
                        document.getString("owner"),
                        document.getString("answer"),
                        document.getDate("expiresAt").toInstant());
    }

    /**
     * Puts a new claim in the place of an old one; {@code false} if that is there no more, or tells of another answer than
     * it was seen with: whoever made it was not idle.
     */
    boolean replaceClaim(Claim.Taken old, ObjectId nonce, String owner) {
        return update(
                and(claimOf(old.id(), old.nonce()), eq("answer", old.answer())),
                Updates.combine(Updates.set("nonce", nonce), Updates.set("owner", owner), Updates.unset("answer")));
    }

    /** Notes where the answer lies; {@code false} if the claim is ours no more. */
    boolean setAnswer(Claim.Won claim, String answer) {
        return update(claimOf(claim.id(), claim.nonce()), Updates.set("answer", answer));
    }

    void delete(String id, ObjectId nonce) {
        mongo.execute(IDEMPOTENCY, keys -> keys.deleteOne(claimOf(id, nonce)));
    }

    /** Deletes all keys of a user, with the answers kept under them; their ids begin with the user's. */
    void deleteAll(String userId) {
        Bson theirs = and(gte("_id", userId + ":"), lt("_id", userId + ";"));
        mongo.execute(IDEMPOTENCY, keys -> keys.deleteMany(theirs));
    }

    void deleteExpired(Instant now) {
        mongo.execute(IDEMPOTENCY, keys -> keys.deleteMany(lt("expiresAt", Date.from(now))));
    }

    private boolean update(Bson claim, Bson change) {
        Long matched =
                mongo.execute(IDEMPOTENCY, keys -> keys.updateOne(claim, change).getMatchedCount());
        return matched != null && matched == 1;
    }

    private static Bson claimOf(String id, ObjectId nonce) {
        return and(eq("_id", id), eq("nonce", nonce));
    }

    /** A key as it is stored. */
    record KeyRecord(
            String id,
            String fingerprint,
            ObjectId nonce,
            String owner,
            @Nullable String answer,
            Instant expiresAt) {}
}
