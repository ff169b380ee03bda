package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An index that any number of documents may share a key in: the document's id is the last part of an entry's key. */
final class SecondaryIndex extends Index<Object> implements SearchableIndex {

    private static final String ID = "_id";

    private final IndexEntries entries;

    SecondaryIndex(IndexEntries entries, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.entries = entries;
    }

    @Override
    public List<String> fields() {
        List<String> fields = new ArrayList<>(keys());
        fields.add(ID);
        return fields;
    }

    @Override
    public IndexEntries entries() {
        return entries;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        for (KeyValue key : getKeyValues(document)) {
            entries.entries().put(entryKey(key, position), position);
        }
    }

    @Override
    public Object remove(Document document) {
        Object position = document.getOrMissing(ID);
        for (KeyValue key : getKeyValues(document)) {
            entries.entries().remove(entryKey(key, position));
        }
        return position;
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(oldDocument, newDocument)) {
            remove(oldDocument);
            add(newDocument, position, collection);
        }
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Nothing can be in the way.
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        // Nothing can be in the way.
    }

    /** Only a unique index knows one position of a document. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    /** Searches are planned by {@link IndexedCollection}. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("planned by the collection");
    }

    @Override
    public long getCount() {
        return entries.entries().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // The database removes the entries.
    }

    private static KeyValue entryKey(KeyValue key, Object position) {
        List<Object> values = new ArrayList<>(key.stream().toList());
        values.add(new KeyValue(position).normalized().get(0));
        return new KeyValue(values);
    }
}
