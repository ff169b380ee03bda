package dev.atelier.aiproxy.journal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import dev.atelier.aiproxy.ProxyProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.MongoOperations;

/** The journal's closed entries as the outbox they are: what Kafka does not have yet, and what is old. */
final class Outbox {

    private static final int BATCH = 2_000;

    private final MongoOperations mongo;
    private final InstanceLease lease;
    private final ProxyProperties.Journal settings;
    private final Clock clock;
    private final Consumer<RecordedEvent> recorded;

    Outbox(
            MongoOperations mongo,
            InstanceLease lease,
            ProxyProperties.Journal settings,
            Clock clock,
            Consumer<RecordedEvent> recorded) {
        this.mongo = mongo;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
        this.recorded = recorded;
    }

    /** Each instance sends its own; those of the dead are sent by whoever is there, which consumers tolerate. */
    void resend(Collection<String> living) {
        Bson late = lt("unsentSince", before(settings.resendAfter()));
        Bson ours = or(eq("owner", lease.owner()), nin("owner", living));
        oldestFirst(and(exists("unsentSince"), late, ours)).stream()
                .map(EventDocuments::recorded)
                .forEach(recorded);
    }

    void deleteOld() {
        Bson old = and(exists("sentAt"), lt("sentAt", before(settings.keep())));
        mongo.execute(CallJournal.CALLS, calls -> calls.deleteMany(old));
    }

    private List<Document> oldestFirst(Bson filter) {
        return Objects.requireNonNull(mongo.execute(
                CallJournal.CALLS,
                calls -> calls.find(filter)
                        .sort(Sorts.ascending("unsentSince"))
                        .limit(BATCH)
                        .into(new ArrayList<>())));
    }

    private Date before(Duration age) {
        return Date.from(clock.instant().minus(age));
    }
}
