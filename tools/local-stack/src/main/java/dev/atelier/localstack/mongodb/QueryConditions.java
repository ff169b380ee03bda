package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about single fields, as far as an index can help with it. All that is found by it is compared with the
 * whole query again, so a condition may be left out here and never made up.
 */
final class QueryConditions {

    private final Map<String, List<Object>> values = new HashMap<>();
    private final Map<String, IndexEntries.Range> ranges = new HashMap<>();

    private QueryConditions() {}

    static QueryConditions of(Document query) {
        QueryConditions conditions = new QueryConditions();
        conditions.read(query);
        return conditions;
    }

    /** The one value that the field must have. */
    @Nullable
    Object equality(String field) {
        List<Object> any = anyOf(field);
        return any != null && any.size() == 1 ? any.getFirst() : null;
    }

    /** The values of which the field must have one. */
    @Nullable
    List<Object> anyOf(String field) {
        return values.get(field);
    }

    IndexEntries.@Nullable Range range(String field) {
        return ranges.get(field);
    }

    private void read(Document query) {
        for (Map.Entry<String, Object> entry : query.entrySet()) {
            if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> parts) {
                parts.forEach(part -> read((Document) part));
            } else if (!entry.getKey().startsWith("$")) {
                read(entry.getKey(), entry.getValue());
            }
        }
    }

    private void read(String field, @Nullable Object condition) {
        if (isPlain(condition)) {
            values.putIfAbsent(field, List.of(normalized(condition)));
        } else if (condition instanceof Document operators) {
            readOperators(field, operators);
        }
    }

    private void readOperators(String field, Document operators) {
        Object equal = operators.get("$eq");
        if (isPlain(equal)) {
            values.putIfAbsent(field, List.of(normalized(equal)));
        }
        if (operators.get("$in") instanceof Collection<?> any && any.stream().allMatch(QueryConditions::isPlain)) {
            values.putIfAbsent(
                    field,
                    any.stream().map(QueryConditions::normalized).distinct().toList());
        }
        readRange(field, operators);
    }

    /** One bound only: of a field that holds a list, different elements may satisfy the two. */
    private void readRange(String field, Document operators) {
        Object low = operators.getOrDefault("$gte", operators.get("$gt"));
        Object high = operators.getOrDefault("$lte", operators.get("$lt"));
        if (isPlain(low)) {
            ranges.putIfAbsent(field, new IndexEntries.Range(normalized(low), null));
        } else if (isPlain(high)) {
            ranges.putIfAbsent(field, new IndexEntries.Range(null, normalized(high)));
        }
    }

    /** Values whose equality in a query is the equality of the order of an index; null also means a missing field. */
    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof ObjectId
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof UUID;
    }

    private static Object normalized(@Nullable Object value) {
        return new KeyValue(value).normalized().get(0);
    }
}
