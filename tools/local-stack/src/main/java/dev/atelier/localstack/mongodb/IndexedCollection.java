package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that finds documents by its indexes, in their order where that is the one asked for. */
final class IndexedCollection extends H2Collection {

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    /** The documents that the first stage of an aggregation lets through. */
    synchronized Stream<Document> matching(Document query) {
        List<Document> found = new ArrayList<>();
        queryDocuments(query, null, 0, 0, 0, null).forEach(found::add);
        return found.stream();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document order,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Optional<QueryPlan> plan = QueryPlan.best(searchable(), query, order);
        if (plan.isEmpty()) {
            return super.queryDocuments(query, order, skip, limit, batchSize, projection);
        }
        Stream<Document> found =
                plan.get().positions().distinct().map(this::getDocument).filter(Objects::nonNull);
        Comparator<Document> comparator = plan.get().sorted() ? null : deriveComparator(order);
        return matchDocumentsFromStream(query, found, skip, limit, batchSize, comparator, projection);
    }

    /**
     * Gives out copies: the emulator changes the documents it has found, and sends them, while other commands read the same
     * ones.
     */
    @Override
    protected QueryResult matchDocumentsFromStream(
            Document query,
            Stream<Document> documents,
            int skip,
            int limit,
            int batchSize,
            @Nullable Comparator<Document> comparator,
            @Nullable Document projection) {
        Stream<Document> copies = documents
                .filter(document -> documentMatchesQuery(document, query))
                .map(Document::cloneDeeply);
        return super.matchDocumentsFromStream(query, copies, skip, limit, batchSize, comparator, projection);
    }

    private List<SearchableIndex> searchable() {
        return getIndexes().stream()
                .filter(SearchableIndex.class::isInstance)
                .map(SearchableIndex.class::cast)
                .toList();
    }
}
