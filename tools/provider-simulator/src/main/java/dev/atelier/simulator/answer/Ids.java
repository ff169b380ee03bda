package dev.atelier.simulator.answer;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that no other run of the simulator gives out. */
public final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RUN_LENGTH = 8;
    private static final int COUNT_LENGTH = 8;

    private final String run = letters(ThreadLocalRandom.current().nextLong(), RUN_LENGTH);
    private final AtomicLong count = new AtomicLong();

    public String next(String prefix) {
        return prefix + run + letters(count.incrementAndGet(), COUNT_LENGTH);
    }

    /** Always the same one for the same seed. */
    public static String of(String prefix, long seed) {
        return prefix + letters(Fingerprint.mix(seed), RUN_LENGTH + COUNT_LENGTH);
    }

    private static String letters(long number, int length) {
        char[] letters = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            letters[i] = ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length()));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
        return new String(letters);
    }
}
