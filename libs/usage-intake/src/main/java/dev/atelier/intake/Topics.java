package dev.atelier.intake;

import dev.atelier.events.UsageEvents;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates the topics where they are missing. */
class Topics {

    private final KafkaAdmin admin;
    private final NewTopic events;
    private final NewTopic deadLetters;

    Topics(KafkaAdmin admin, IntakeProperties properties) {
        this.admin = admin;
        this.events = TopicBuilder.name(UsageEvents.TOPIC)
                .partitions(properties.partitions())
                .replicas(properties.replicas())
                .build();
        this.deadLetters = TopicBuilder.name(properties.deadLetterTopic())
                .partitions(1)
                .replicas(properties.replicas())
                .config(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(properties.deadLetterRetention().toMillis()))
                .build();
    }

    /**
     * Returns when both topics are there, or where an operator provides them and this service may not.
     *
     * @throws KafkaException if Kafka does not answer
     */
    void ensure() {
        try {
            admin.createOrModifyTopics(events, deadLetters);
            // A producer's first message may have made the topic meanwhile, with the broker's own number of partitions.
            admin.createOrModifyTopics(events, deadLetters);
        } catch (KafkaException e) {
            if (!(e.getRootCause() instanceof AuthorizationException)) {
                throw e;
            }
        }
    }
}
