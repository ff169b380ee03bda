package dev.atelier.aiproxy.route;

import java.util.Comparator;

/**
 * A candidate and its place in the order.
 *
 * @param candidate who
 * @param resting whether its key was refused a moment ago: then it is asked after all others
 * @param step how far down the chain of fallbacks its model is, from 0
 * @param priority of its route, the smallest first
 * @param draw its lot among equals, the smallest first
 */
record Ranked(Candidate candidate, boolean resting, int step, int priority, double draw) implements Comparable<Ranked> {

    private static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::resting)
            .thenComparingInt(Ranked::step)
            .thenComparingInt(Ranked::priority)
            .thenComparingDouble(Ranked::draw);

    @Override
    public int compareTo(Ranked other) {
        return ORDER.compare(this, other);
    }
}
