package dev.atelier.user.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import dev.atelier.user.token.RefreshToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code sessions}. Each change is one conditional write, so that of racing ones a single one wins. */
@Repository
class Sessions implements StorePreparation {

    /** An expired session is remembered for a day, to tell its owner that it expired. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String USER_ID = "userId";
    private static final String ENDED_AT = "endedAt";

    private final MongoOperations mongo;

    Sessions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        var indexes = mongo.indexOps(Session.class);
        indexes.createIndex(new Index(USER_ID, Direction.ASC).named("user"));
        indexes.createIndex(
                new Index("expiresAt", Direction.ASC).named("expiry").expire(REMEMBERED));
    }

    void add(Session session) {
        mongo.insert(session);
    }

    @Nullable
    Session find(String id) {
        return mongo.findById(id, Session.class);
    }

    /** Replaces the good token by its successor; {@code null} if it is not the good one of a living session any more. */
    @Nullable
    Session rotate(Session session, RefreshToken successor, Instant now, Instant expiresAt) {
        var current =
                query(living().and("_id").is(session.id()).and("tokenHash").is(session.tokenHash()));
        var update = new Update()
                .set("tokenHash", successor.hash())
                .set("generation", successor.generation())
                .set("previousHash", session.tokenHash())
                .set("rotatedAt", now)
                .set("expiresAt", expiresAt);
        return mongo.findAndModify(
                current, update, FindAndModifyOptions.options().returnNew(true), Session.class);
    }

    /** Ends those of the sessions that live. */
    void end(Collection<String> ids, Instant now) {
        mongo.updateMulti(query(living().and("_id").in(ids)), new Update().set(ENDED_AT, now), Session.class);
    }

    /** Ids of the living sessions of a user. */
    List<String> of(String userId) {
        return ids(living().and(USER_ID).is(userId));
    }

    /** Ids of the living sessions of a user except one. */
    List<String> othersOf(String userId, String exceptId) {
        return ids(living().and(USER_ID).is(userId).and("_id").ne(exceptId));
    }

    /** Those of the sessions that got a token after {@code when}. */
    List<String> rotatedSince(Instant when, Collection<String> ids) {
        return ids(where("_id").in(ids).and("rotatedAt").gt(when));
    }

    private List<String> ids(Criteria criteria) {
        return mongo.find(query(criteria), Session.class).stream()
                .map(Session::id)
                .toList();
    }

    /** All sessions of a user, ended ones too. */
    void forEach(String userId, Consumer<Session> action) {
        try (Stream<Session> sessions = mongo.stream(query(where(USER_ID).is(userId)), Session.class)) {
            sessions.forEach(action);
        }
    }

    /** Forgets all sessions of a user; their refresh tokens are unknown from then on. */
    void remove(String userId) {
        mongo.remove(query(where(USER_ID).is(userId)), Session.class);
    }

    long sweep(Instant now) {
        return mongo.remove(query(where("expiresAt").lt(now.minus(REMEMBERED))), Session.class)
                .getDeletedCount();
    }

    private static Criteria living() {
        return where(ENDED_AT).is(null);
    }
}
