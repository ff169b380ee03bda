package dev.atelier.simulator.delivery;

import java.util.function.Supplier;

/**
 * One event of a stream.
 *
 * @param writing makes the event's text, at the moment it goes out
 * @param tokens completion tokens it hands over
 * @param content whether it is a chunk of the answer rather than its frame
 */
public record Frame(Supplier<String> writing, int tokens, boolean content) {

    public static Frame content(Supplier<String> writing, int tokens) {
        return new Frame(writing, tokens, true);
    }

    public static Frame around(String text) {
        return around(text, 0);
    }

    public static Frame around(String text, int tokens) {
        return new Frame(() -> text, tokens, false);
    }

    String text() {
        return writing.get();
    }
}
