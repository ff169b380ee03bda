package dev.atelier.user.export;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.atelier.platform.mongo.StorePreparation;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

/** The collection {@code export_chunks}: files in pieces, found by file and number. */
@Repository
class ExportChunks implements StorePreparation {

    private final MongoOperations mongo;

    ExportChunks(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.indexOps(Chunk.class).createIndex(new Index("userId", Direction.ASC).named("user"));
    }

    void add(String userId, String file, int number, byte[] data) {
        mongo.insert(new Chunk(id(file, number), userId, file, new Binary(data)));
    }

    /** A piece of a file; {@code null} if it is gone. */
    byte @Nullable [] find(String file, int number) {
        Chunk chunk = mongo.findById(id(file, number), Chunk.class);
        return chunk == null ? null : chunk.data().getData();
    }

    /** Removes what belongs to no export any more: all of the user's pieces but those of one file. */
    void removeOthers(String userId, @Nullable String file) {
        mongo.remove(query(where("userId").is(userId).and("file").ne(file)), Chunk.class);
    }

    /** Removes the pieces of one file. */
    void removeFile(String userId, String file) {
        mongo.remove(query(where("userId").is(userId).and("file").is(file)), Chunk.class);
    }

    void remove(String userId) {
        mongo.remove(query(where("userId").is(userId)), Chunk.class);
    }

    private static String id(String file, int number) {
        return file + ":" + number;
    }

    /** A piece as it is stored. */
    @Document("export_chunks")
    record Chunk(@Id String id, String userId, String file, Binary data) {}
}
