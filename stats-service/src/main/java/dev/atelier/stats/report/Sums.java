package dev.atelier.stats.report;

/** What a number of calls used together. */
record Sums(long count, long tokens, long costMicros) {

    static final Sums NOTHING = new Sums(0, 0, 0);

    Sums plus(Sums other) {
        return new Sums(count + other.count, tokens + other.tokens, costMicros + other.costMicros);
    }
}
