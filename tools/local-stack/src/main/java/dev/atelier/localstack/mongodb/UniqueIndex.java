package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An index that refuses a second document with the same key. */
final class UniqueIndex extends AbstractUniqueIndex<Object> implements SearchableIndex {

    private final IndexEntries entries;

    UniqueIndex(IndexEntries entries, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.entries = entries;
    }

    @Override
    public List<String> fields() {
        return keys();
    }

    @Override
    public IndexEntries entries() {
        return entries;
    }

    @Override
    public boolean isComplete() {
        return !isSparse();
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return entries.entries().remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, @Nullable Object position) {
        if (entries.entries().containsKey(key)) {
            return false;
        }
        entries.entries().put(key, Missing.ofNullable(position));
        return true;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return entries.entries().entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return entries.entries().get(key);
    }

    @Override
    public long getCount() {
        return entries.entries().sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
