package dev.atelier.e2e.client;

import tools.jackson.databind.JsonNode;

/** What statistics, and sums of {@code usage}, come down to. */
public record Totals(long count, long tokens, long costMicros) {

    public static final Totals NOTHING = new Totals(0, 0, 0);

    /** The numbers of a statistics row. */
    public static Totals of(JsonNode row) {
        return new Totals(
                row.path("count").asLong(),
                row.path("tokens").asLong(),
                row.path("costMicros").asLong());
    }

    /** With the {@code usage} of one more call. */
    public Totals plus(JsonNode usage) {
        return new Totals(
                count + 1,
                tokens + usage.path("totalTokens").asLong(),
                costMicros + usage.path("costMicros").asLong());
    }

    public Totals plus(Totals other) {
        return new Totals(count + other.count, tokens + other.tokens, costMicros + other.costMicros);
    }
}
