package dev.atelier.user.key.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import dev.atelier.events.UsageEvents;
import dev.atelier.testservers.TestServers;
import dev.atelier.user.Answer;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
        properties = {
            "atelier.usage-intake.enabled=true",
            "atelier.usage-intake.dead-letter-topic=usage-events.user-service.dlt"
        })
class KeyUsageTest extends RunningService {

    @Autowired
    private KafkaTemplate<byte[], byte[]> kafka;

    private String userId;
    private ApiClient mine;
    private String keyId;

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
    }

    @BeforeEach
    void bringKey() {
        Answer session = registered(freshName());
        userId = session.userId();
        mine = api.as(session.accessToken());
        keyId = mine.post("/api/keys", Map.of("service", "openai", "keyName", "n", "keyValue", "sk-0123456789"))
                .data()
                .get("id")
                .stringValue();
    }

    @Test
    void a_key_tells_what_it_was_used_for_and_when_last() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        publish(event(new ObjectId(), KeyOwner.USER, keyId, now));
        publish(event(new ObjectId(), KeyOwner.USER, keyId, now.minus(Duration.ofDays(400))));
        publish(event(new ObjectId(), KeyOwner.PLATFORM, null, now));
        publish(event(new ObjectId(), KeyOwner.USER, new ObjectId().toHexString(), now));

        awaitTotal(2);
        JsonNode key = mine.get("/api/keys/" + keyId).data();
        assertThat(key.get("usageStats").toString())
                .isEqualTo("{\"totalCalls\":2,\"monthlyUsage\":1,\"dailyUsage\":1}");
        assertThat(Instant.parse(key.get("lastUsed").stringValue())).isEqualTo(now);
        assertThat(mine.get("/api/keys").data().get("items").get(0)).isEqualTo(key);
    }

    @Test
    void an_event_counts_once_however_often_and_in_whichever_order_it_comes() {
        List<UsageEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(event(new ObjectId(), KeyOwner.USER, keyId, clock.instant()));
        }
        List<UsageEvent> thrice = new ArrayList<>(events);
        thrice.addAll(events);
        thrice.addAll(events);
        Collections.shuffle(thrice, new Random(7));
        thrice.forEach(this::publish);
        publish(event(new ObjectId(), KeyOwner.USER, keyId, clock.instant()));

        awaitTotal(41);
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(total()).isEqualTo(41));
    }

    @Test
    void what_is_no_event_goes_to_the_dead_letters_of_this_service_and_holds_nobody_up() {
        String garbage = "garbage-" + UUID.randomUUID();
        kafka.send(new ProducerRecord<>(UsageEvents.TOPIC, userId.getBytes(UTF_8), garbage.getBytes(UTF_8)));
        publish(event(new ObjectId(), KeyOwner.USER, keyId, clock.instant()));

        awaitTotal(1);
        assertThat(deadLetters()).contains(garbage);
    }

    private long total() {
        return mine.get("/api/keys/" + keyId)
                .data()
                .get("usageStats")
                .get("totalCalls")
                .longValue();
    }

    private void awaitTotal(long calls) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(total()).isEqualTo(calls));
    }

    private void publish(UsageEvent event) {
        try {
            kafka.send(new ProducerRecord<>(
                            UsageEvents.TOPIC, event.userId().getBytes(UTF_8), UsageEvents.write(event)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private UsageEvent event(ObjectId callId, KeyOwner owner, @Nullable String key, Instant at) {
        return new UsageEvent(
                callId.toHexString(),
                userId,
                "chat",
                "chat",
                "openai",
                "m",
                owner,
                key,
                null,
                Status.SUCCEEDED,
                new Tokens(1, 0, 1, 0),
                0,
                0,
                "v1",
                UsageSource.REPORTED,
                at,
                5);
    }

    private static List<String> deadLetters() {
        List<String> letters = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG, UUID.randomUUID().toString(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("usage-events.user-service.dlt"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    letters.add(new String(record.value(), UTF_8));
                }
                return !letters.isEmpty();
            });
        }
        return letters;
    }
}
