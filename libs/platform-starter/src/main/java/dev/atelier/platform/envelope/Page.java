package dev.atelier.platform.envelope;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param items at most as many as were asked for
 * @param hasMore whether older items exist
 * @param nextAfter the id to pass as {@code after} for the next page; {@code null} when there is none
 */
public record Page<T>(
        List<T> items, boolean hasMore, @Nullable String nextAfter) {

    /** Copies the items, so that a page never changes. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of up to {@code limit + 1} rows: the extra row only tells that there is more.
     *
     * @param rows newest first, fetched with a limit of {@link PageRequest#limitPlusOne()}
     * @param id gives the id of a row
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, String> id) {
        boolean more = rows.size() > request.limit();
        List<T> items = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(items, more, more ? id.apply(items.getLast()) : null);
    }

    /** The same page with every item turned into its wire form. */
    public <R> Page<R> map(Function<? super T, ? extends R> toWire) {
        return new Page<>(items.stream().<R>map(toWire).toList(), hasMore, nextAfter);
    }
}
