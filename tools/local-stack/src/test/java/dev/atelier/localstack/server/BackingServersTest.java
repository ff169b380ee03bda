package dev.atelier.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.atelier.localstack.home.Ports;
import dev.atelier.localstack.process.Member;
import dev.atelier.localstack.process.ProcessStarter;
import dev.atelier.localstack.process.Readiness;
import dev.atelier.localstack.process.Readiness.Outcome;
import dev.atelier.localstack.process.Stopping;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every backing server as its own process, started as {@code up} starts it. */
class BackingServersTest {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final JvmSize SIZE = new JvmSize(256, false);

    @TempDir
    Path folder;

    private final ServerFiles files = ServerFiles.locate();
    private ProcessHandle process = ProcessHandle.current();

    @AfterEach
    void kill() throws InterruptedException {
        if (process.pid() != ProcessHandle.current().pid()) {
            Stopping.kill(process);
        }
    }

    @Test
    void mongodb_keeps_every_confirmed_write_when_it_is_killed() throws Exception {
        MongoServer server = new MongoServer(files, place("mongodb"), SIZE, null);
        start(server);
        try (MongoClient client = MongoClients.create(server.address())) {
            for (int number = 0; number < 200; number++) {
                client.getDatabase("test").getCollection("things").insertOne(new Document("_id", number));
            }
            Stopping.kill(process);
        }

        start(server);

        try (MongoClient client = MongoClients.create(server.address())) {
            assertThat(client.getDatabase("test").getCollection("things").countDocuments())
                    .isEqualTo(200);
        }
    }

    @Test
    void mongodb_answers_hello_like_a_primary() throws Exception {
        MongoServer server = new MongoServer(files, place("mongodb"), SIZE, null);
        start(server);
        try (MongoClient client = MongoClients.create(server.address())) {
            Document answer = client.getDatabase("admin").runCommand(new Document("hello", 1));

            assertThat(answer.getBoolean("isWritablePrimary")).isTrue();
        }
    }

    @Test
    void redis_stops_when_asked_and_finds_its_keys_again() throws Exception {
        RedisServer server = new RedisServer(files, place("redis"));
        start(server);
        assertThat(RedisText.say(server.ports().getFirst(), "SET colour blue")).isEqualTo("+OK");
        assertThat(Stopping.stop(process, LIMIT)).isTrue();

        start(server);

        assertThat(RedisText.say(server.ports().getFirst(), "GET colour")).isEqualTo("$4");
    }

    @Test
    void kafka_delivers_after_a_restart_what_was_sent_before_it() throws Exception {
        KafkaServer server = new KafkaServer(files, place("kafka"), Ports.anyFree(), SIZE);
        start(server);
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, server.address()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("topic", "key", "value")).get(60, TimeUnit.SECONDS);
        }
        Stopping.stop(process, LIMIT);

        start(server);

        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, server.address(),
                        ConsumerConfig.GROUP_ID_CONFIG, "readers",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("topic"));
            assertThat(consumer.poll(Duration.ofSeconds(60)))
                    .extracting(record -> record.value())
                    .containsExactly("value");
        }
    }

    @Test
    void zipkin_takes_a_span() throws Exception {
        ZipkinServer server = new ZipkinServer(files, place("zipkin"), SIZE);
        start(server);
        String span = "[{\"traceId\":\"0000000000000001\",\"id\":\"0000000000000001\",\"name\":\"one\"}]";

        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.address() + "/api/v2/spans"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(span))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private void start(Member member) throws InterruptedException {
        process = new ProcessStarter().start(member.prepare());
        assertThat(Readiness.await(process, member.probe(), LIMIT)).isEqualTo(Outcome.READY);
        assertThat(OutsideAddress.canReach(member.ports().getFirst()))
                .as("%s answers on an address other than loopback", member.name())
                .isFalse();
    }

    private ServerPlace place(String name) {
        return new ServerPlace(Ports.anyFree(), folder.resolve(name), folder.resolve(name + ".log"));
    }
}
