package dev.atelier.intake;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;

/**
 * Publishes what is no event to the dead-letter topic, with headers that say where it came from and what was wrong. A
 * record too large for that is cut: a dead letter that cannot be delivered would stop its partition.
 */
final class DeadLetters extends DeadLetterPublishingRecoverer {

    /** Well below the largest record a broker takes by default (1 MiB, headers included). */
    private static final int MAX_BYTES = 512 * 1024;

    private static final int ANY_PARTITION = -1;

    DeadLetters(KafkaOperations<byte[], byte[]> kafka, String topic) {
        super(kafka, (_, _) -> new TopicPartition(topic, ANY_PARTITION));
        excludeHeader(HeadersToAdd.EX_STACKTRACE);
    }

    @Override
    protected ProducerRecord<Object, Object> createProducerRecord(
            ConsumerRecord<?, ?> record,
            TopicPartition destination,
            Headers headers,
            byte @Nullable [] key,
            byte @Nullable [] value) {
        return new ProducerRecord<>(destination.topic(), null, null, cut(record.key()), cut(record.value()), headers);
    }

    private static @Nullable Object cut(@Nullable Object bytes) {
        return bytes instanceof byte[] all && all.length > MAX_BYTES ? Arrays.copyOf(all, MAX_BYTES) : bytes;
    }
}
