package dev.atelier.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TestServersTest {

    @Test
    void mongodb_keeps_what_is_inserted_and_answers_hello() {
        try (MongoClient client = MongoClients.create(TestServers.mongoUri())) {
            MongoDatabase database = client.getDatabase("test-servers");
            database.getCollection("things").insertOne(new Document("name", "one"));

            assertThat(database.getCollection("things").countDocuments()).isEqualTo(1);
            assertThat(database.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary"))
                    .isTrue();
        }
    }

    @Test
    void redis_answers_a_ping() throws Exception {
        URI address = URI.create(TestServers.redisUrl());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();

            assertThat(new String(in.readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("+PONG");
        }
    }

    @Test
    void kafka_creates_a_topic() throws Exception {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic("test-servers", 2, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);

            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).contains("test-servers");
        }
    }

    @Test
    void every_caller_gets_the_same_server() {
        assertThat(TestServers.mongoUri()).isEqualTo(TestServers.mongoUri());
    }
}
