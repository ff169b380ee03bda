package dev.atelier.intake;

import dev.atelier.events.InvalidUsageEventException;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvents;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Counts what a poll brought, up to the first record that is no event; that one is reported by its index, and the rest
 * of the poll comes again.
 */
class UsageEventListener {

    static final String ID = "usage-events";

    private static final byte[] NOTHING = {};

    private final List<CountEvents> counters;
    private final EventSpans spans;

    UsageEventListener(List<CountEvents> counters, EventSpans spans) {
        this.counters = List.copyOf(counters);
        this.spans = spans;
    }

    /** Offsets are committed when this returns, so after everything is counted. */
    @KafkaListener(
            id = ID,
            idIsGroup = false,
            groupId = "${spring.application.name}",
            topics = UsageEvents.TOPIC,
            batch = "true",
            autoStartup = "false",
            properties = {
                "key.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "value.deserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "auto.offset.reset=earliest",
                "enable.auto.commit=false",
                "allow.auto.create.topics=false"
            })
    void count(List<ConsumerRecord<byte[], byte[]>> poll) {
        List<UsageEvent> events = new ArrayList<>(poll.size());
        BatchListenerFailedException poison = null;
        for (int index = 0; index < poll.size() && poison == null; index++) {
            try {
                events.add(read(poll.get(index)));
            } catch (InvalidUsageEventException e) {
                poison = new BatchListenerFailedException("No usage event", e, index);
            }
        }
        spans.observe(poll.subList(0, events.size()), () -> counters.forEach(counter -> counter.count(events)));
        if (poison != null) {
            throw poison;
        }
    }

    private static UsageEvent read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        return UsageEvents.read(value == null ? NOTHING : value);
    }
}
