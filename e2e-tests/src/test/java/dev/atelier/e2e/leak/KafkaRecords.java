package dev.atelier.e2e.leak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Every record of every topic, Kafka's own topics too. */
final class KafkaRecords {

    private static final Duration LOOK = Duration.ofMillis(500);

    private KafkaRecords() {}

    static List<Piece> at(int port) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port);
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Piece> pieces = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(LOOK).forEach(record -> pieces.add(piece(record)));
            }
            return pieces;
        }
    }

    private static Piece piece(ConsumerRecord<byte[], byte[]> record) {
        Stream<byte[]> headers = Stream.of(record.headers().toArray())
                .flatMap(header -> Stream.of(header.key().getBytes(StandardCharsets.UTF_8), header.value()));
        StringBuilder text = new StringBuilder();
        Stream.concat(Stream.of(record.key(), record.value()), headers)
                .filter(Objects::nonNull)
                .forEach(part -> text.append(new String(part, StandardCharsets.ISO_8859_1))
                        .append('\n'));
        return new Piece("topic " + record.topic(), text.toString());
    }
}
