package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The sorted entries of one index: key → where the document is. */
record IndexEntries(MVMap<KeyValue, Object> entries) {

    /** Positions of the entries that begin with the given values, in the order of the index or against it. */
    Stream<Object> positions(List<Object> prefix, boolean backwards) {
        return positions(
                prefix.isEmpty() ? null : new KeyValue(prefix), upperBound(prefix, KeyValueType.HIGHEST), backwards);
    }

    /**
     * As {@link #positions(List, boolean)}, but the value behind the prefix is in the range; a bound may be absent.
     * Nothing is smaller than a value by not being there, so what lacks the field is passed over: of a sparse field, such
     * as the mark of what still has to be done, that is nearly everything.
     */
    Stream<Object> positions(List<Object> prefix, Range range, boolean backwards) {
        Object low = range.low();
        Object high = range.high();
        KeyValue from = low != null ? upperBound(prefix, low) : upperBound(with(prefix, null), KeyValueType.HIGHEST);
        KeyValue to = high != null
                ? upperBound(with(prefix, high), KeyValueType.HIGHEST)
                : upperBound(prefix, KeyValueType.HIGHEST);
        return positions(from, to, backwards);
    }

    private Stream<Object> positions(@Nullable KeyValue low, KeyValue high, boolean backwards) {
        Cursor<KeyValue, Object> cursor =
                backwards ? entries.cursor(high, low, true) : entries.cursor(low, high, false);
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Positions(cursor), Spliterator.ORDERED), false);
    }

    private static KeyValue upperBound(List<Object> prefix, Object last) {
        return new KeyValue(with(prefix, last));
    }

    private static List<Object> with(List<Object> prefix, @Nullable Object last) {
        List<Object> values = new ArrayList<>(prefix);
        values.add(last);
        return values;
    }

    /** Bounds of a value, both inclusive: what is found is compared with the query again. */
    record Range(@Nullable Object low, @Nullable Object high) {}

    private record Positions(Cursor<KeyValue, Object> cursor) implements Iterator<Object> {

        @Override
        public boolean hasNext() {
            return cursor.hasNext();
        }

        @Override
        public Object next() {
            cursor.next();
            return cursor.getValue();
        }
    }
}
