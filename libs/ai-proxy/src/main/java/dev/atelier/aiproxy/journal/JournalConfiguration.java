package dev.atelier.aiproxy.journal;

import dev.atelier.aiproxy.ProxyProperties;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

/** The journal and its keeper. */
@Configuration(proxyBeanMethods = false)
public class JournalConfiguration {

    @Bean
    InstanceLease instanceLease(MongoOperations mongo, ProxyProperties properties, Environment environment) {
        String owner = environment.getProperty("spring.application.name", "studio") + "-" + UUID.randomUUID();
        return new InstanceLease(mongo, owner, properties.journal().lease(), System::nanoTime);
    }

    @Bean
    CallJournal callJournal(
            MongoOperations mongo,
            InstanceLease lease,
            Clock clock,
            Consumer<RecordedEvent> recorded,
            Deliveries deliveries) {
        return new CallJournal(mongo, lease, clock, recorded, deliveries);
    }

    @Bean
    JournalKeeper journalKeeper(
            CallJournal journal,
            InstanceLease lease,
            OrphanedCalls orphans,
            Outbox outbox,
            ProxyProperties properties) {
        return new JournalKeeper(journal, lease, orphans, outbox, properties.journal());
    }

    @Bean
    OrphanedCalls orphanedCalls(
            MongoOperations mongo, CallJournal journal, InstanceLease lease, Deliveries deliveries) {
        return new OrphanedCalls(mongo, journal, lease, deliveries);
    }

    @Bean
    Outbox outbox(
            MongoOperations mongo,
            InstanceLease lease,
            ProxyProperties properties,
            Clock clock,
            Consumer<RecordedEvent> recorded) {
        return new Outbox(mongo, lease, properties.journal(), clock, recorded);
    }

    @Bean
    SentEvents sentEvents(MongoOperations mongo, Clock clock) {
        return new SentEvents(mongo, clock);
    }
}
