package dev.atelier.localstack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The roles of {@code k8s/mongodb/roles.json}, through the driver that the services use. */
class GuardTest {

    private static final Document ENTRY = new Document("_id", 1).append("what", "sign-in");

    @TempDir
    Path folder;

    private final List<MongoClient> clients = new ArrayList<>();
    private MongoServer server;
    private String address;

    @BeforeEach
    void start() {
        Roles roles = Roles.of(Path.of("../../k8s/mongodb/roles.json"));
        server = new MongoServer(DurableBackend.open(folder.resolve("data.mv").toString(), roles));
        address = server.bindAndGetConnectionString();
    }

    @AfterEach
    void stop() {
        clients.forEach(MongoClient::close);
        server.shutdownNow();
    }

    @Test
    void lets_a_service_do_all_its_work_in_a_collection_of_its_own() {
        MongoCollection<Document> users = collection("user-service", "user", "users");

        users.createIndex(Indexes.ascending("name"));
        users.insertOne(new Document("_id", 1).append("name", "ada"));
        users.updateOne(Filters.eq("_id", 2), Updates.set("name", "eve"), new UpdateOptions().upsert(true));
        users.findOneAndUpdate(
                Filters.eq("_id", 3), Updates.set("name", "kim"), new FindOneAndUpdateOptions().upsert(true));
        users.findOneAndDelete(Filters.eq("_id", 1));
        users.deleteOne(Filters.eq("_id", 2));

        assertThat(users.find()).singleElement().isEqualTo(new Document("_id", 3).append("name", "kim"));
        assertThat(users.aggregate(List.of(new Document("$match", new Document("_id", 3)))))
                .hasSize(1);
    }

    @Test
    void lets_user_service_add_to_the_audit_and_read_it_but_never_change_it() {
        MongoCollection<Document> audit = collection("user-service", "user", "audit");

        audit.insertOne(ENTRY);

        assertThat(audit.find()).containsExactly(ENTRY);
        refused(() -> audit.updateOne(Filters.eq("_id", 1), Updates.set("what", "nothing")));
        refused(() -> audit.replaceOne(Filters.eq("_id", 1), new Document()));
        refused(() -> audit.findOneAndUpdate(Filters.eq("_id", 1), Updates.set("what", "nothing")));
        refused(() -> audit.deleteOne(Filters.eq("_id", 1)));
        refused(() -> audit.findOneAndDelete(Filters.eq("_id", 1)));
        refused(audit::drop);
        refused(() -> collection("user-service", "user", "users")
                .aggregate(List.of(new Document("$out", "audit")))
                .toCollection());
        assertThat(audit.find()).containsExactly(ENTRY);
    }

    @Test
    void keeps_a_service_out_of_the_databases_of_others() {
        collection("user-service", "user", "users").insertOne(new Document("_id", 1));

        refused(() -> collection("chat-service", "user", "users").find().first());
        refused(() -> collection("chat-service", "stats", "usage_stats").insertOne(new Document()));
        refused(() -> collection("stats-service", "chat", "calls").deleteMany(new Document()));
        refused(() -> collection("chat-service", "chat", "calls")
                .aggregate(List.of(new Document(
                        "$lookup",
                        new Document("from", "messages")
                                .append("localField", "a")
                                .append("foreignField", "b")
                                .append("as", "c"))))
                .first());
    }

    @Test
    void keeps_a_service_to_the_collections_that_its_role_names() {
        refused(() -> collection("chat-service", "chat", "unheard-of").insertOne(new Document()));
        refused(() -> collection("chat-service", "chat", "calls").drop());
    }

    @Test
    void leaves_alone_who_is_no_service() {
        collection("somebody", "user", "audit").insertOne(ENTRY);

        assertThat(collection("somebody", "user", "audit")
                        .deleteOne(new Document())
                        .getDeletedCount())
                .isOne();
    }

    private MongoCollection<Document> collection(String application, String database, String name) {
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(address))
                .applicationName(application)
                .build());
        clients.add(client);
        return client.getDatabase(database).getCollection(name);
    }

    private static void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(MongoCommandException.class)
                .hasMessageContaining("not authorized")
                .extracting("code")
                .isEqualTo(13);
    }
}
