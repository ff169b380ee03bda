package dev.atelier.user.social;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import dev.atelier.user.social.provider.ProviderIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collection {@code identities}. */
@Repository
class Identities implements StorePreparation {

    private final MongoOperations mongo;

    Identities(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.indexOps(Identity.class).createIndex(new Index("userId", Direction.ASC).named("user"));
    }

    @Nullable
    Identity find(ProviderIdentity who) {
        return mongo.findById(Identity.key(who), Identity.class);
    }

    /** Adds it; the one that is there already if somebody was faster. */
    Identity add(Identity identity) {
        try {
            return mongo.insert(identity);
        } catch (DuplicateKeyException e) {
            Identity first = mongo.findById(identity.id(), Identity.class);
            if (first == null) {
                throw e;
            }
            return first;
        }
    }

    List<Identity> of(String userId) {
        return mongo.find(query(where("userId").is(userId)), Identity.class);
    }

    void removeAll(String userId) {
        mongo.remove(query(where("userId").is(userId)), Identity.class);
    }

    void remove(Identity identity) {
        mongo.remove(query(where("_id").is(identity.id()).and("userId").is(identity.userId())), Identity.class);
    }
}
