package dev.atelier.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.chat.ApiClient;
import dev.atelier.chat.RunningChat;
import dev.atelier.chat.ServerEvent;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.chat.message.Place;
import dev.atelier.chat.message.Role;
import dev.atelier.personal.AccountEvent;
import dev.atelier.personal.AccountEvents;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.testservers.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What chat-service hands out about somebody, and what it keeps when they have gone: nothing. */
class PersonalDataTest extends RunningChat {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private ServiceTokens serviceTokens;

    @Autowired
    private MessageLog log;

    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void connect() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterEach
    void disconnect() {
        producer.close();
    }

    @Test
    void all_content_of_a_deleted_account_goes_and_is_confirmed() {
        String first = conversation(Map.of("title", "my secret plan"));
        say(first, "the moon");
        conversation();
        api.key("a-key").post(messagesOf(first), Map.of("content", "the sun"));
        String others = clientOf("65f0000000000000000000cc")
                .post("/api/conversations", Map.of("model", "gpt-test"))
                .data()
                .path("id")
                .stringValue();

        tellDeleted(1);

        await().atMost(SOON).until(() -> confirmed(1));
        assertThat(left("conversations")).isZero();
        assertThat(left("messages")).isZero();
        assertThat(keys()).isZero();
        assertThat(journal())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.toString()).doesNotContain("secret plan", "the moon", "the sun"));
        assertThat(clientOf("65f0000000000000000000cc")
                        .get("/api/conversations/" + others)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void being_told_again_is_confirmed_again() {
        conversation();
        tellDeleted(1);
        await().atMost(SOON).until(() -> confirmed(1));
        conversation(); // a request that was let in before its token was revoked

        tellDeleted(2);

        await().atMost(SOON).until(() -> confirmed(2));
        assertThat(left("conversations")).isZero();
    }

    @Test
    void an_answer_that_is_being_streamed_while_the_account_goes_leaves_nothing() throws Exception {
        String id = conversation();
        List<ServerEvent> events = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stream = threads.submit(() -> api.events().stream(
                    messagesOf(id), Map.of("content", "x [[tokens=60]] [[delay=100]]"), events::add));
            await().until(() -> events.size() > 2);

            tellDeleted(1);
            await().atMost(SOON).until(() -> confirmed(1));
            stream.get();
        }

        assertThat(events.getLast().name()).isEqualTo("error");
        assertThat(events.getLast().data().path("code").stringValue()).isEqualTo("NOT_FOUND");
        assertThat(left("messages")).isZero();
        Document call = closedCall();
        assertThat(call.getString("state")).isEqualTo("succeeded");
        assertThat(call.get("event", Document.class).getLong("completion")).isPositive();
    }

    @Test
    void what_is_no_account_event_stops_nothing() {
        conversation();
        producer.send(new ProducerRecord<>(AccountEvents.TOPIC, userId, new byte[] {1, 2, 3}));
        producer.send(new ProducerRecord<>(AccountEvents.TOPIC, userId, "{}".getBytes(StandardCharsets.UTF_8)));

        tellDeleted(1);

        await().atMost(SOON).until(() -> confirmed(1));
    }

    @Test
    void a_user_gets_every_message_of_every_conversation() {
        String first = conversation(Map.of("title", "one"));
        say(first, "hello");
        String second = conversation(Map.of("title", "two"));
        fill(second, 450);

        List<String> conversations = lines("conversations");
        List<String> messages = lines("messages");

        assertThat(conversations).hasSize(2).anyMatch(line -> line.contains("\"one\""));
        assertThat(messages).hasSize(452);
        assertThat(messages).filteredOn(line -> line.contains(second)).hasSize(450);
        assertThat(messages).filteredOn(line -> line.contains("\"hello\"")).hasSize(1);
    }

    @Test
    void nobody_but_a_service_gets_what_is_kept_about_somebody() {
        assertThat(api.get("/internal/personal-data").status()).isEqualTo(401);
        assertThat(api.get("/internal/personal-data/" + userId + "/messages").status())
                .isEqualTo(401);
        assertThat(asService()
                        .get("/internal/personal-data/" + userId + "/calls")
                        .status())
                .isEqualTo(404);
        assertThat(asService().get("/internal/personal-data").body().toString())
                .isEqualTo("[\"conversations\",\"messages\"]");
    }

    private ApiClient asService() {
        return api.as(serviceTokens.current());
    }

    /** The records of a file, which ends with an empty line. */
    private List<String> lines(String file) {
        String text = asService().text("/internal/personal-data/" + userId + "/" + file);
        assertThat(text).endsWith("\n\n");
        return text.lines().filter(line -> !line.isEmpty()).toList();
    }

    private void fill(String conversation, int count) {
        var now = Instant.parse("2026-11-22T10:15:30Z");
        for (int from = 0; from < count; from += 150) {
            log.append(IntStream.range(from, from + 150)
                    .mapToObj(i -> new LoggedMessage(
                            new Place(userId, conversation, i), Role.USER, new Content.Text("m" + i), 5, now, null))
                    .toList());
        }
        mongo.getCollection("conversations")
                .updateOne(
                        new Document("_id", new ObjectId(conversation)),
                        new Document("$set", new Document("messageCount", count)));
    }

    private void tellDeleted(int round) {
        byte[] event = AccountEvents.write(
                new AccountEvent.Deleted(userId, round),
                "user-service",
                Clock.systemUTC().instant());
        producer.send(new ProducerRecord<>(AccountEvents.TOPIC, userId, event));
        producer.flush();
    }

    private boolean confirmed(int round) {
        return confirmations().contains(new AccountEvent.Erased(userId, round, "chat-service"));
    }

    private static List<AccountEvent> confirmations() {
        List<AccountEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", TestServers.kafkaBootstrapServers(),
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(AccountEvents.TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    AccountEvent event = AccountEvents.read(message.value());
                    if (event != null) {
                        events.add(event);
                    }
                });
            }
        }
        return events;
    }

    private long left(String collection) {
        return mongo.getCollection(collection).countDocuments(new Document("userId", userId));
    }

    private long keys() {
        return mongo.getCollection("idempotency")
                .countDocuments(new Document("_id", new Document("$regex", "^" + userId)));
    }
}
