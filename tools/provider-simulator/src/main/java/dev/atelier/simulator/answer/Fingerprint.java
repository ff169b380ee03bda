package dev.atelier.simulator.answer;

/** A 64-bit hash of texts: the seed of an answer and the key of a cached token count. */
public final class Fingerprint {

    private static final long PRIME = 0x100000001b3L;
    private static final long OFFSET = 0xcbf29ce484222325L;

    private Fingerprint() {}

    public static long of(String text) {
        long hash = OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mix(hash + text.length());
    }

    public static long join(long left, long right) {
        return mix(left * 31 + right);
    }

    /** Spreads every bit of the input over the output (the finisher of SplitMix64). */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
