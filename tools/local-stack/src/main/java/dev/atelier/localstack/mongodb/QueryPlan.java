package dev.atelier.localstack.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one index answers a query: entries that begin with {@code prefix}, narrowed by what is known of the next field.
 *
 * @param next values or a range of the field behind the prefix
 * @param sorted the entries come in the order that the query asks for
 */
record QueryPlan(SearchableIndex index, List<Object> prefix, Next next, boolean sorted, boolean backwards) {

    /** What is known of the field behind the prefix. */
    sealed interface Next {

        record Nothing() implements Next {}

        record AnyOf(List<Object> values) implements Next {}

        record Between(IndexEntries.Range range) implements Next {}
    }

    private static final int FOR_EACH_EQUALITY = 10;
    private static final int FOR_VALUES = 5;
    private static final int FOR_RANGE = 3;
    private static final int FOR_ORDER = 4;

    /** The best of the indexes, or none where all documents have to be looked at. */
    static Optional<QueryPlan> best(List<SearchableIndex> indexes, Document query, @Nullable Document order) {
        QueryConditions conditions = QueryConditions.of(query);
        return indexes.stream()
                .map(index -> of(index, conditions, order))
                .filter(QueryPlan::helps)
                .max(Comparator.comparingInt(QueryPlan::score));
    }

    /** May name a document more than once where a field holds a list; that is taken out by who reads it. */
    Stream<Object> positions() {
        return switch (next) {
            case Next.Nothing() -> index.entries().positions(prefix, backwards);
            case Next.Between(IndexEntries.Range range) -> index.entries().positions(prefix, range, backwards);
            case Next.AnyOf(List<Object> values) ->
                values.stream().flatMap(value -> {
                    List<Object> longer = new ArrayList<>(prefix);
                    longer.add(value);
                    return index.entries().positions(longer, false);
                });
        };
    }

    private static QueryPlan of(SearchableIndex index, QueryConditions conditions, @Nullable Document order) {
        List<String> fields = index.fields();
        List<Object> prefix = new ArrayList<>();
        for (String field : fields) {
            Object value = conditions.equality(field);
            if (value == null) {
                break;
            }
            prefix.add(value);
        }
        Next next = prefix.size() < fields.size() ? next(conditions, fields.get(prefix.size())) : new Next.Nothing();
        Optional<Boolean> direction = next instanceof Next.AnyOf
                ? Optional.empty()
                : direction(fields.subList(prefix.size(), fields.size()), fields.subList(0, prefix.size()), order);
        return new QueryPlan(index, prefix, next, direction.isPresent(), direction.orElse(false));
    }

    private static Next next(QueryConditions conditions, String field) {
        List<Object> values = conditions.anyOf(field);
        if (values != null) {
            return new Next.AnyOf(values);
        }
        IndexEntries.Range range = conditions.range(field);
        return range != null ? new Next.Between(range) : new Next.Nothing();
    }

    /** Whether reading on behind the prefix gives the wanted order: true means backwards, empty that it does not. */
    private static Optional<Boolean> direction(List<String> behind, List<String> fixed, @Nullable Document order) {
        if (order == null || order.isEmpty()) {
            return Optional.empty();
        }
        Boolean backwards = null;
        int position = 0;
        for (Map.Entry<String, Object> wanted : order.entrySet()) {
            if (fixed.contains(wanted.getKey())) {
                continue;
            }
            boolean descending = wanted.getValue() instanceof Number sign && sign.intValue() < 0;
            boolean fits = position < behind.size() && behind.get(position).equals(wanted.getKey());
            if (!fits || (backwards != null && backwards != descending)) {
                return Optional.empty();
            }
            backwards = descending;
            position++;
        }
        return Optional.of(backwards != null && backwards);
    }

    private boolean helps() {
        return !prefix.isEmpty() || (index.isComplete() && (sorted || !(next instanceof Next.Nothing)));
    }

    private int score() {
        int forNext = switch (next) {
            case Next.Nothing() -> 0;
            case Next.AnyOf any -> FOR_VALUES;
            case Next.Between between -> FOR_RANGE;
        };
        return prefix.size() * FOR_EACH_EQUALITY + forNext + (sorted ? FOR_ORDER : 0);
    }
}
