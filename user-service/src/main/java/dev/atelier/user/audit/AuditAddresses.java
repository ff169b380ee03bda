package dev.atelier.user.audit;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.personal.ErasesPersonalData;
import dev.atelier.platform.mongo.StorePreparation;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Repository;

/** The collection {@code audit_addresses}. */
@Repository
class AuditAddresses implements StorePreparation, ErasesPersonalData {

    private static final String PERSON = "person";

    private final MongoOperations mongo;

    AuditAddresses(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.indexOps(AuditAddress.class).createIndex(new Index(PERSON, Direction.ASC).named(PERSON));
    }

    void add(AuditEntry entry, @Nullable String address) {
        if (address != null) {
            mongo.insert(new AuditAddress(entry.id(), entry.person(), address));
        }
    }

    /** The addresses by entry, as far as they are known. */
    Map<String, String> of(Collection<AuditEntry> entries) {
        var ids = entries.stream().map(AuditEntry::id).toList();
        return mongo.find(query(where("_id").in(ids)), AuditAddress.class).stream()
                .collect(Collectors.toMap(AuditAddress::id, AuditAddress::address));
    }

    @Override
    public void erase(String userId) {
        mongo.remove(query(where(PERSON).is(userId)), AuditAddress.class);
    }
}
