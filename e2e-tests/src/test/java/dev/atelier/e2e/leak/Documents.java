package dev.atelier.e2e.leak;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bson.RawBsonDocument;

/** Documents as the database server gives them: BSON, in which a text is as readable as anywhere. */
final class Documents {

    private Documents() {}

    /** @param wanted by the name {@code database.collection} */
    static List<Piece> in(int port, Predicate<String> wanted) {
        List<Piece> pieces = new ArrayList<>();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            for (String database : client.listDatabaseNames()) {
                collect(client.getDatabase(database), wanted, pieces);
            }
        }
        return pieces;
    }

    private static void collect(MongoDatabase database, Predicate<String> wanted, List<Piece> pieces) {
        for (String collection : database.listCollectionNames()) {
            String name = database.getName() + "." + collection;
            if (wanted.test(name)) {
                database.getCollection(collection, RawBsonDocument.class)
                        .find()
                        .forEach(document -> pieces.add(Piece.of(name, bytes(document))));
            }
        }
    }

    private static byte[] bytes(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
