package dev.atelier.stats.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvents;
import dev.atelier.stats.Events;
import dev.atelier.stats.FinishedSpans;
import dev.atelier.stats.ServiceOnRealServers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.BasicQuery;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

class UsageIntakeTest extends ServiceOnRealServers {

    private static final Instant TODAY = Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS);

    private final String ann = Events.newId();

    @Autowired
    private KafkaTemplate<byte[], byte[]> kafka;

    @Autowired
    private KafkaProperties settings;

    @Autowired
    private KafkaAdmin admin;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private FinishedSpans spans;

    @Test
    void an_event_shows_within_two_seconds() {
        countedOnce(0);
        publish(Events.chat(ann, "m", TODAY, 10, 7));

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(sums()).containsExactly(List.of(1L, 110L, 7L)));
    }

    @Test
    void events_published_three_times_shuffled_over_all_partitions_count_once() {
        List<UsageEvent> events = new ArrayList<>();
        for (int call = 0; call < 100; call++) {
            events.add(Events.chat(ann, "m" + call % 2, TODAY.plusSeconds(call), call, call));
        }
        List<UsageEvent> thrice = new ArrayList<>(events);
        thrice.addAll(events);
        thrice.addAll(events);
        Collections.shuffle(thrice, new Random(7));
        for (int i = 0; i < thrice.size(); i++) {
            publish(i % 6, thrice.get(i).userId(), UsageEvents.write(thrice.get(i)));
        }
        UsageEvent last = Events.chat(Events.newId(), "last", TODAY, 1, 1);
        for (int partition = 0; partition < 6; partition++) {
            publish(partition, last.userId(), UsageEvents.write(last));
        }

        awaitAllTaken();
        assertThat(sums()).containsExactlyInAnyOrder(List.of(50L, 7450L, 2450L), List.of(50L, 7500L, 2500L));
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_partition_goes_on() {
        List<byte[]> poison = List.of(
                "garbage".getBytes(UTF_8),
                new byte[0],
                ByteBuffer.allocate(900_000).array(),
                new String(UsageEvents.write(Events.chat(ann, "m", TODAY, 1, 1)), UTF_8)
                        .replace("recorded.v1", "recorded.v2")
                        .getBytes(UTF_8));
        long before = deadLetters().size();

        publish(3, ann, UsageEvents.write(Events.chat(ann, "m", TODAY, 10, 7)));
        for (byte[] bytes : poison) {
            publish(3, ann, bytes);
            publish(3, ann, UsageEvents.write(Events.chat(ann, "m", TODAY, 10, 7)));
        }
        publish(3, ann, null);
        publish(3, ann, UsageEvents.write(Events.chat(ann, "m", TODAY, 10, 7)));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sums()).containsExactly(List.of(6L, 660L, 42L)));
        List<ConsumerRecord<byte[], byte[]>> dead = deadLetters();
        assertThat(dead).hasSize((int) before + 5);
        List<ConsumerRecord<byte[], byte[]>> ours = dead.subList((int) before, dead.size());
        assertThat(ours.getFirst().value()).isEqualTo(poison.getFirst());
        assertThat(ours.get(2).value()).as("cut to what a broker takes").hasSize(512 * 1024);
        assertThat(ours.get(3).value()).isEqualTo(poison.get(3));
        assertThat(ours.getLast().value()).isNull();
        assertThat(ours).allSatisfy(letter -> {
            assertThat(letter.key()).isEqualTo(ann.getBytes(UTF_8));
            assertThat(letter.headers().lastHeader("kafka_dlt-original-topic").value())
                    .isEqualTo("usage-events".getBytes(UTF_8));
            assertThat(letter.headers().lastHeader("kafka_dlt-exception-stacktrace"))
                    .isNull();
        });
    }

    @Test
    void an_event_waits_for_the_store_and_is_never_a_dead_letter() {
        int before = deadLetters().size();
        doThrow(new DataAccessResourceFailureException("away")).when(counter).count(any());
        publish(Events.chat(ann, "m", TODAY, 10, 7));
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(sums()).isEmpty());

        reset(counter);

        countedOnce(1);
        assertThat(deadLetters()).hasSize(before);
    }

    @Test
    void the_trace_of_the_call_goes_on_here() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        UsageEvent event = Events.chat(ann, "m", TODAY, 10, 7);
        var record = record(null, ann, UsageEvents.write(event));
        record.headers().add("traceparent", ("00-" + trace + "-b7ad6b7169203331-01").getBytes(UTF_8));
        publish(record);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans.ofTrace(trace))
                        .singleElement()
                        .satisfies(span -> {
                            assertThat(span.parentId()).isEqualTo("b7ad6b7169203331");
                            assertThat(span.localServiceName()).isEqualTo("stats-service");
                        }));
    }

    @Test
    void topics_have_the_configured_partitions() {
        awaitAllTaken();
        var topics = admin.describeTopics("usage-events", "usage-events.dlt");

        assertThat(topics.get("usage-events").partitions()).hasSize(6);
        assertThat(topics.get("usage-events.dlt").partitions()).hasSize(1);
    }

    private void countedOnce(int more) {
        publish(Events.chat(ann, "first", TODAY, 0, 0));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(sums()).hasSize(1 + more));
        mongo.remove(new BasicQuery(new Document("model", "first")), "usage_stats");
    }

    private void publish(UsageEvent event) {
        publish(null, event.userId(), UsageEvents.write(event));
    }

    private void publish(@Nullable Integer partition, String key, byte @Nullable [] value) {
        publish(record(partition, key, value));
    }

    private void publish(ProducerRecord<byte[], byte[]> record) {
        try {
            kafka.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the empty header that made a retry topic's consumer stumble (CVE-2026-59317). */
    private static ProducerRecord<byte[], byte[]> record(
            @Nullable Integer partition, String key, byte @Nullable [] value) {
        var record = new ProducerRecord<>(UsageEvents.TOPIC, partition, key.getBytes(UTF_8), value);
        record.headers().add("retry_topic-original-timestamp", new byte[0]);
        return record;
    }

    /** Count, tokens and cost of each of our documents. */
    private List<List<Long>> sums() {
        return mongo.getCollection("usage_stats")
                .find(new Document("userId", new ObjectId(ann)))
                .map(day -> List.of(day.getLong("count"), day.getLong("tokens"), day.getLong("costMicros")))
                .into(new ArrayList<>());
    }

    private void awaitAllTaken() {
        try (var consumer = consumer("stats-service")) {
            Set<TopicPartition> partitions = Set.copyOf(consumer.partitionsFor(UsageEvents.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(consumer.committed(partitions))
                            .allSatisfy((partition, offset) -> assertThat(offset == null ? 0 : offset.offset())
                                    .isGreaterThanOrEqualTo(ends.get(partition))));
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var consumer = consumer("dead-letters-of-a-test")) {
            var partition = new TopicPartition("usage-events.dlt", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
        }
        return letters;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> properties = settings.buildConsumerProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
