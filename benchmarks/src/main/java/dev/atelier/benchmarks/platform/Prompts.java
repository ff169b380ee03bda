package dev.atelier.benchmarks.platform;

import java.util.concurrent.atomic.AtomicLong;

/** Short messages of users, no two alike. */
public final class Prompts {

    private static final AtomicLong COUNT = new AtomicLong();

    private Prompts() {}

    /** As JSON text; the simulator answers with 20 tokens. */
    static String forAnswer() {
        return unique() + "[[tokens=20]]";
    }

    /** As JSON text; the simulator streams so many stamps, one every so many milliseconds. */
    static String forStamps(int chunks, int delayMillis) {
        return unique() + "[[stamp=" + chunks + "]] [[delay=" + delayMillis + "]]";
    }

    private static String unique() {
        return "Tell me something short about number " + COUNT.incrementAndGet() + ". ";
    }
}
