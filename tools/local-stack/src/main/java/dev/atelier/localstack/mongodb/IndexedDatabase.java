package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;

/** A database with indexes that are used: the emulator's own knows exact matches of whole unique keys only. */
final class IndexedDatabase extends H2Database {

    private final LoggedStore store;

    IndexedDatabase(String name, LoggedStore store, CursorRegistry cursors) {
        this.store = store; // before super: that opens the collections
        super(name, store.store(), cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (command.equalsIgnoreCase("aggregate")
                && resolveCollection(String.valueOf(query.get(command)), false)
                        instanceof IndexedCollection collection) {
            List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
            if (!pipeline.isEmpty() && pipeline.getFirst().get("$match") instanceof Document match) {
                List<Document> rest = pipeline.subList(1, pipeline.size());
                Aggregation aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
                aggregation.validate(query);
                return answer(collection, aggregation.runStages(collection.matching(match)));
            }
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new UniqueIndex(entries(collection, name), name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(entries(collection, name), name, keys, sparse);
    }

    /** Under the names that the super class drops. */
    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        return new IndexedCollection(
                this,
                collection,
                options,
                store.documents("databases." + name),
                store.meta("meta." + name),
                cursorRegistry);
    }

    private IndexEntries entries(String collection, String index) {
        return store.index(getFullCollectionNamespace(collection) + "._index_" + index);
    }

    private static Document answer(IndexedCollection collection, List<Document> found) {
        Document cursor =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", found);
        return new Document("cursor", cursor).append("ok", 1.0);
    }
}
