package dev.atelier.user.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import dev.atelier.events.UsageEvents;
import dev.atelier.testservers.TestServers;
import dev.atelier.user.ApiClient;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
        properties = {
            "atelier.usage-intake.enabled=true",
            "atelier.usage-intake.dead-letter-topic=usage-events.user-service.dlt"
        })
class SpendingIntakeTest extends RunningService {

    @DynamicPropertySource
    static void kafka(DynamicPropertyRegistry registry) {
        registry.add("spring.kafka.bootstrap-servers", TestServers::kafkaBootstrapServers);
    }

    @Test
    void what_a_program_spent_shows_with_its_token() {
        var session = registered(freshName());
        ApiClient mine = api.as(session.accessToken());
        JsonNode token = mine.post("/api/tokens", Map.of("name", "robot")).data();

        try (var kafka = producer()) {
            kafka.send(new ProducerRecord<>(
                    UsageEvents.TOPIC,
                    UsageEvents.write(event(session.userId(), token.get("id").stringValue()))));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(mine.get("/api/tokens")
                                .data()
                                .get("items")
                                .get(0)
                                .get("spentMicros")
                                .longValue())
                        .isEqualTo(77));
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static UsageEvent event(String userId, String tokenId) {
        return new UsageEvent(
                ObjectId.get().toHexString(),
                userId,
                "chat",
                "chat",
                "openai",
                "luna",
                KeyOwner.PLATFORM,
                null,
                tokenId,
                Status.SUCCEEDED,
                Tokens.NONE,
                0,
                77,
                "v1",
                UsageSource.REPORTED,
                Instant.now(),
                5);
    }
}
