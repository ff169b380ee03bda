package dev.atelier.user.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.mongo.StorePreparation;
import java.util.List;
import org.bson.types.ObjectId;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code audit}. There is no way here to change or remove an entry. */
@Repository
class AuditTrail implements StorePreparation {

    private static final String ID = "_id";

    private final MongoOperations mongo;

    AuditTrail(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        var indexes = mongo.indexOps(AuditEntry.class);
        indexes.createIndex(
                new Index("involved", Direction.ASC).on(ID, Direction.DESC).named("involved"));
        indexes.createIndex(
                new Index("action", Direction.ASC).on(ID, Direction.DESC).named("action"));
    }

    void add(AuditEntry entry) {
        mongo.insert(entry);
    }

    /** Up to {@code page.limitPlusOne()} entries, newest first. */
    List<AuditEntry> list(AuditFilter filter, PageRequest page) {
        var query = new Query().with(Sort.by(Direction.DESC, ID)).limit(page.limitPlusOne());
        if (filter.userId() != null) {
            query.addCriteria(where("involved").is(filter.userId()));
        }
        if (filter.action() != null) {
            query.addCriteria(where("action").is(filter.action()));
        }
        if (page.after() != null) {
            query.addCriteria(where(ID).lt(new ObjectId(page.after())));
        }
        return mongo.find(query, AuditEntry.class);
    }
}
