package dev.atelier.user.deletion;

import dev.atelier.personal.AccountEvent;
import dev.atelier.personal.AccountEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Another service that keeps something about people; it confirms when a test says so. */
final class FakeParticipant implements AutoCloseable {

    private final List<AccountEvent> told = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread listener;
    private volatile boolean closed;

    FakeParticipant(String brokers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "metadata.max.age.ms",
                        "500",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(AccountEvents.TOPIC));
        listener = Thread.ofPlatform().daemon().start(this::listen);
    }

    private void listen() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                AccountEvent event = AccountEvents.read(message.value());
                if (event instanceof AccountEvent.Deleted) {
                    told.add(event);
                }
            });
        }
        consumer.close();
    }

    boolean wasTold(String userId, int round) {
        return timesTold(userId, round) > 0;
    }

    long timesTold(String userId, int round) {
        return told.stream()
                .filter(event -> event.userId().equals(userId) && event.round() == round)
                .count();
    }

    void confirm(String userId, int round) {
        var event = new AccountEvent.Erased(userId, round, "chat-service");
        byte[] message =
                AccountEvents.write(event, "chat-service", Clock.systemUTC().instant());
        producer.send(new ProducerRecord<>(AccountEvents.TOPIC, userId, message));
        producer.flush();
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
        try {
            listener.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
