package dev.atelier.user.accesstoken;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.intake.CountEvents;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Adds up what was spent with each token. A call is added in the same write that notes its id, so it counts once however
 * often its event comes. Calls on a user's own provider key cost the platform's purse nothing and are left out.
 */
@Repository
class TokenSpending implements CountEvents {

    /**
     * How many calls of a token are told apart. An event comes again when its poll was not committed (at most 200 events)
     * or its sender died before it noted the sending: always among the token's latest.
     */
    private static final int REMEMBERED_CALLS = 500;

    private final MongoOperations mongo;

    TokenSpending(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Tokens are found by their id. */
    @Override
    public void prepare() {}

    @Override
    public void count(List<UsageEvent> events) {
        BulkOperations bulk = mongo.bulkOps(BulkMode.ORDERED, StoredToken.COLLECTION);
        List<UsageEvent> spending =
                events.stream().filter(TokenSpending::isSpending).toList();
        spending.forEach(event -> bulk.updateOne(uncounted(event), addition(event)));
        if (!spending.isEmpty()) {
            bulk.execute();
        }
    }

    private static boolean isSpending(UsageEvent event) {
        return event.tokenId() != null && event.keyOwner() == KeyOwner.PLATFORM && event.costMicros() > 0;
    }

    private static Query uncounted(UsageEvent event) {
        return query(where("_id")
                .is(new ObjectId(event.tokenId()))
                .and(StoredToken.COUNTED_CALLS)
                .ne(new ObjectId(event.callId())));
    }

    private static Update addition(UsageEvent event) {
        return new Update()
                .inc("spentMicros", event.costMicros())
                .push(StoredToken.COUNTED_CALLS)
                .slice(-REMEMBERED_CALLS)
                .each(new ObjectId(event.callId()));
    }
}
