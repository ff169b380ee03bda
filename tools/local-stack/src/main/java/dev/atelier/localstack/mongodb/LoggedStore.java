package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;

/** The file with all maps, and the log that makes a change safe before the file has it. */
final class LoggedStore {

    /** Small pages: a change makes its whole page be written at the next write-out. */
    private static final int PAGE_BYTES = 8 * 1024;

    private static final int LOG_LIMIT_BYTES = 16 * 1024 * 1024;
    private static final int FILL_PERCENT = 60;
    private static final int COMPACTION_BYTES = 4 * 1024 * 1024;
    private static final int COMPACTION_AT_CLOSE_MILLIS = 1_000;

    private final MVStore store;
    private final RedoLog log;

    private LoggedStore(MVStore store, RedoLog log) {
        this.store = store;
        this.log = log;
    }

    /** Opens the file and brings into it what only the log has: the process was killed then. */
    static LoggedStore open(String file) {
        // Written out by us alone: the store's own timer would do it in the middle of a command.
        MVStore store = new MVStore.Builder()
                .fileName(file)
                .pageSplitSize(PAGE_BYTES)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        store.getFileStore().setRetentionTime(0);
        LoggedStore opened = new LoggedStore(store, RedoLog.open(Path.of(file + ".redo")));
        opened.replay();
        opened.writeOut();
        return opened;
    }

    MVStore store() {
        return store;
    }

    MVMap<Object, Document> documents(String name) {
        return map(name, BsonValueType.INSTANCE, DocumentType.INSTANCE);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // text keys, checked by nothing else
    MVMap<String, Object> meta(String name) {
        return (MVMap) map(name, BsonValueType.INSTANCE, BsonValueType.INSTANCE);
    }

    IndexEntries index(String name) {
        return new IndexEntries(map(name, KeyValueType.INSTANCE, BsonValueType.INSTANCE));
    }

    /** Makes all changes safe; no command may be half-way. */
    void confirm() {
        log.flush();
        if (log.size() > LOG_LIMIT_BYTES) {
            writeOut();
        }
    }

    boolean hasUnconfirmed() {
        return log.hasPending();
    }

    /** Brings all changes into the file and empties the log. */
    void writeOut() {
        int version = store.getStoreVersion() + 1;
        store.setStoreVersion(version);
        store.commit();
        log.restart(version);
    }

    /** Something was written since the last time it was tidied. */
    boolean isUntidy() {
        return !store.isClosed() && log.size() > RedoLog.HEADER;
    }

    /** Gives back the space of what is no longer there, a piece at a time. */
    void tidy() {
        writeOut();
        store.compact(FILL_PERCENT, COMPACTION_BYTES);
    }

    void close() {
        if (!store.isClosed()) {
            writeOut();
            store.close(COMPACTION_AT_CLOSE_MILLIS);
        }
    }

    private void replay() {
        ByteBuffer changes = log.changesOf(store.getStoreVersion());
        while (changes.hasRemaining()) {
            boolean put = changes.get() == RedoLog.PUT;
            String name = String.valueOf(BsonValueType.INSTANCE.read(changes));
            MVMap<?, ?> map = byName(name);
            apply(map, put, changes);
        }
    }

    private static <K, V> void apply(MVMap<K, V> map, boolean put, ByteBuffer changes) {
        K key = map.getKeyType().read(changes);
        if (put) {
            map.put(key, map.getValueType().read(changes));
        } else {
            map.remove(key);
        }
    }

    private MVMap<?, ?> byName(String name) {
        if (name.contains("._index_")) {
            return index(name).entries();
        }
        return name.startsWith("databases.") ? documents(name) : meta(name);
    }

    private <K, V> MVMap<K, V> map(String name, DataType<K> keyType, DataType<V> valueType) {
        LoggedMap.Builder<K, V> builder = new LoggedMap.Builder<>(name, log);
        builder.setKeyType(keyType);
        builder.setValueType(valueType);
        return store.openMap(name, builder);
    }
}
