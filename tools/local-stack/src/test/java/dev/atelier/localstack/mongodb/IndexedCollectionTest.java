package dev.atelier.localstack.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our indexes against the emulator without them, which looks at every document. */
class IndexedCollectionTest {

    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir
    Path folder;

    private final List<MongoServer> servers = new ArrayList<>();
    private final List<MongoClient> clients = new ArrayList<>();
    private final Random random = new Random(7);

    @AfterEach
    void stop() {
        clients.forEach(MongoClient::close);
        servers.forEach(MongoServer::shutdownNow);
    }

    @Test
    void finds_and_orders_exactly_what_a_search_without_indexes_does() {
        MongoCollection<Document> indexed = collection(ours());
        MongoCollection<Document> plain = collection(H2Backend.inMemory());
        indexed.createIndex(Indexes.ascending("user", "at"));
        indexed.createIndex(Indexes.compoundIndex(Indexes.ascending("user"), Indexes.descending("state", "_id")));
        indexed.createIndex(Indexes.ascending("tags"));
        indexed.createIndex(Indexes.ascending("nested.value"), new IndexOptions().sparse(true));
        changeAtRandom(indexed, plain);

        for (int round = 0; round < 600; round++) {
            Bson query = query();
            Document order = order();
            int limit = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(20);
            int skip = random.nextInt(3);

            assertThat(ids(indexed.find(query).sort(order).skip(skip).limit(limit)))
                    .as("query %s, order %s, skip %d, limit %d", query, order, skip, limit)
                    .isEqualTo(ids(plain.find(query).sort(order).skip(skip).limit(limit)));
            assertThat(indexed.countDocuments(query)).isEqualTo(plain.countDocuments(query));
        }
    }

    @Test
    void indexes_are_still_right_after_the_file_was_closed_and_opened() {
        MongoCollection<Document> before = collection(ours());
        before.createIndex(Indexes.ascending("user", "at"));
        for (int id = 0; id < 500; id++) {
            before.insertOne(document(id));
        }
        List<Object> expected = ids(before.find(Filters.eq("user", 1)).sort(new Document("at", -1).append("_id", -1)));
        stop();
        servers.clear();
        clients.clear();

        MongoCollection<Document> after = collection(ours());

        assertThat(ids(after.find(Filters.eq("user", 1)).sort(new Document("at", -1).append("_id", -1))))
                .isEqualTo(expected)
                .isNotEmpty();
        assertThat(after.listIndexes())
                .extracting(index -> index.getString("name"))
                .contains("user_1_at_1");
    }

    @Test
    void a_unique_index_refuses_the_second() {
        MongoCollection<Document> collection = collection(ours());
        collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        collection.insertOne(new Document("name", "ada"));

        assertThatThrownBy(() -> collection.insertOne(new Document("name", "ada")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
    }

    @Test
    void an_index_made_late_covers_the_documents_that_were_there() {
        MongoCollection<Document> collection = collection(ours());
        for (int id = 0; id < 50; id++) {
            collection.insertOne(document(id));
        }
        long expected = collection.countDocuments(Filters.eq("user", 2));

        collection.createIndex(Indexes.ascending("user"));

        assertThat(collection.countDocuments(Filters.eq("user", 2)))
                .isEqualTo(expected)
                .isPositive();
    }

    /** Looking at all of them takes 100 times as long. */
    @Test
    void the_tail_of_a_long_list_is_read_without_its_head() {
        MongoCollection<Document> collection = collection(ours());
        collection.createIndex(Indexes.ascending("conversation", "_id"));
        for (int part = 0; part < 20; part++) {
            List<Document> documents = new ArrayList<>();
            for (int number = 0; number < 1_000; number++) {
                documents.add(new Document("_id", part * 1_000 + number).append("conversation", "long"));
            }
            collection.insertMany(documents);
        }
        long begin = System.nanoTime();

        for (int round = 0; round < 100; round++) {
            assertThat(ids(collection
                            .find(Filters.eq("conversation", "long"))
                            .sort(new Document("_id", -1))
                            .limit(3)))
                    .containsExactly(19_999, 19_998, 19_997);
        }

        assertThat((System.nanoTime() - begin) / 1_000_000)
                .as("ms for 100 reads")
                .isLessThan(3_000);
    }

    /** The mark of what still has to be done is such a field: whoever looks for the late must not read all that is done. */
    @Test
    void what_lacks_a_field_is_not_read_when_small_values_of_it_are_wanted() {
        MongoCollection<Document> collection = collection(ours());
        collection.createIndex(Indexes.ascending("unsentSince"), new IndexOptions().sparse(true));
        List<Document> sent = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            sent.add(new Document("_id", number).append("text", "x".repeat(200)));
        }
        collection.insertMany(sent);
        collection.insertOne(new Document("_id", "late").append("unsentSince", Date.from(START)));
        long begin = System.nanoTime();

        for (int round = 0; round < 100; round++) {
            assertThat(ids(collection.find(Filters.lt("unsentSince", Date.from(START.plusSeconds(1))))))
                    .containsExactly("late");
        }

        assertThat((System.nanoTime() - begin) / 1_000_000)
                .as("ms for 100 searches")
                .isLessThan(3_000);
    }

    private void changeAtRandom(MongoCollection<Document> indexed, MongoCollection<Document> plain) {
        for (int id = 0; id < 400; id++) {
            Document document = document(id);
            indexed.insertOne(new Document(document));
            plain.insertOne(new Document(document));
        }
        for (int round = 0; round < 200; round++) {
            Bson which = Filters.eq("_id", random.nextInt(400));
            if (round % 4 == 0) {
                indexed.deleteOne(which);
                plain.deleteOne(which);
            } else {
                Bson change = Updates.combine(
                        Updates.set("user", random.nextInt(5)),
                        Updates.set("state", "s" + random.nextInt(3)),
                        Updates.set("tags", tags()));
                indexed.updateOne(which, change);
                plain.updateOne(which, change);
            }
        }
    }

    private Document document(int id) {
        Document document = new Document("_id", id)
                .append("user", random.nextInt(5))
                .append("state", "s" + random.nextInt(3))
                .append("at", new Date(START.toEpochMilli() + random.nextInt(50) * 1_000L))
                .append("tags", tags());
        if (random.nextBoolean()) {
            document.append("nested", new Document("value", random.nextBoolean() ? random.nextInt(4) : "text"));
        }
        return document;
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add("t" + random.nextInt(4));
        }
        return tags;
    }

    private Bson query() {
        Date moment = new Date(START.toEpochMilli() + random.nextInt(50) * 1_000L);
        List<Bson> parts = List.of(
                Filters.eq("user", random.nextInt(6)),
                Filters.eq("state", "s" + random.nextInt(3)),
                Filters.in("state", "s1", "s2"),
                Filters.gte("at", moment),
                Filters.and(Filters.gt("at", START.plusSeconds(5)), Filters.lt("at", moment)),
                Filters.eq("tags", "t" + random.nextInt(4)),
                Filters.in("tags", "t0", "t3"),
                Filters.eq("nested.value", random.nextInt(4)),
                Filters.exists("nested.value", false),
                Filters.eq("nested.value", null),
                Filters.lt("nested.value", random.nextInt(4)),
                Filters.eq("user", (double) random.nextInt(6)),
                Filters.lt("_id", random.nextInt(400)),
                Filters.in("_id", random.nextInt(400), random.nextInt(400)),
                Filters.or(Filters.lt("at", moment), Filters.and(Filters.eq("at", moment), Filters.lt("_id", 200))));
        List<Bson> chosen = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            chosen.add(parts.get(random.nextInt(parts.size())));
        }
        return chosen.isEmpty() ? new Document() : chosen.size() == 1 ? chosen.getFirst() : Filters.and(chosen);
    }

    /** Always ends with the id, so that there is one right order. */
    private Document order() {
        int direction = random.nextBoolean() ? 1 : -1;
        Document order = new Document();
        switch (random.nextInt(5)) {
            case 0 -> order.append("at", direction);
            case 1 -> order.append("user", direction).append("at", direction);
            case 2 -> order.append("state", -direction);
            case 3 -> order.append("nested.value", direction);
            default -> order.append("_id", direction);
        }
        return order.append("_id", direction);
    }

    private static List<Object> ids(Iterable<Document> found) {
        List<Object> ids = new ArrayList<>();
        found.forEach(document -> ids.add(document.get("_id")));
        return ids;
    }

    private MongoBackend ours() {
        return DurableBackend.open(folder.resolve("data.mv").toString(), Roles.none());
    }

    private MongoCollection<Document> collection(MongoBackend backend) {
        MongoServer server = new MongoServer(backend);
        servers.add(server);
        MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
        clients.add(client);
        return client.getDatabase("test").getCollection("things");
    }
}
