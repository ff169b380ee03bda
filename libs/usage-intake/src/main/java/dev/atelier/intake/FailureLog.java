package dev.atelier.intake;

import dev.atelier.events.InvalidUsageEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.RetryListener;

/** A line per dead letter and per failed try, instead of Spring Kafka's stack traces; never what a record holds. */
final class FailureLog implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
        // One record fails only as poison, which is told once it is a dead letter.
    }

    @Override
    public void recovered(ConsumerRecord<?, ?> record, @Nullable Exception failure) {
        InvalidUsageEventException poison = Poison.in(failure);
        LOG.warn(
                "{}-{}@{} is a dead letter now: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                poison == null ? kind(failure) : poison.getMessage());
    }

    @Override
    public void recoveryFailed(ConsumerRecord<?, ?> record, @Nullable Exception failure, Exception why) {
        LOG.warn(
                "{}-{}@{} could not be made a dead letter and comes again: {}",
                record.topic(),
                record.partition(),
                record.offset(),
                kind(why));
    }

    @Override
    public void failedDelivery(ConsumerRecords<?, ?> records, @Nullable Exception failure, int attempt) {
        if (Poison.in(failure) == null) {
            LOG.warn("{} events wait, counting failed in try {}: {}", records.count(), attempt, kind(failure));
        }
    }

    private static String kind(@Nullable Exception failure) {
        return failure == null
                ? "unknown"
                : NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }
}
