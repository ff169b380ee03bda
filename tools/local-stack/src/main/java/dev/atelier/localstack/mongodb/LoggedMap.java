package dev.atelier.localstack.mongodb;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map of the store whose changes are in the redo log until the store is written out. */
final class LoggedMap<K, V> extends MVMap<K, V> {

    private final String name;
    private final RedoLog log;

    private LoggedMap(
            Map<String, Object> config, DataType<K> keyType, DataType<V> valueType, String name, RedoLog log) {
        super(config, keyType, valueType);
        this.name = name;
        this.log = log;
    }

    String name() {
        return name;
    }

    @Override
    public @Nullable V put(K key, V value) {
        V before = super.put(key, value);
        log.add(this, key, value);
        return before;
    }

    @Override
    @SuppressWarnings("unchecked") // only keys of the map are ever removed
    public @Nullable V remove(Object key) {
        V before = super.remove(key);
        log.add(this, (K) key, null);
        return before;
    }

    /** Opens such maps. */
    static final class Builder<K, V> extends BasicBuilder<LoggedMap<K, V>, K, V> {

        private final String name;
        private final RedoLog log;

        Builder(String name, RedoLog log) {
            this.name = name;
            this.log = log;
        }

        @Override
        protected LoggedMap<K, V> create(Map<String, Object> config) {
            return new LoggedMap<>(config, getKeyType(), getValueType(), name, log);
        }
    }
}
