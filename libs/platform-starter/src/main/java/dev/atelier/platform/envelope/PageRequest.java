package dev.atelier.platform.envelope;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted. A controller that takes one gets it from {@code ?limit=&after=}; a bad value there is
 * a 400 on that parameter before the controller is called.
 *
 * @param limit 1 to 100
 * @param after id of the last item seen; {@code null} for the first page
 */
public record PageRequest(int limit, @Nullable String after) {

    /** Items of a page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 20;

    /** Most items of a page. */
    public static final int MAX_LIMIT = 100;

    /**
     * Refuses what the wire would refuse too.
     *
     * @throws IllegalArgumentException if {@code limit} is out of range or {@code after} is no id
     */
    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit out of range");
        }
        if (after != null && !ObjectIds.isValid(after)) {
            throw new IllegalArgumentException("after is not an id");
        }
    }

    /** The first page with the default limit. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }

    /** One row more than the page holds: how {@link Page#of} learns whether there is more. */
    public int limitPlusOne() {
        return limit + 1;
    }
}
