package dev.atelier.user.key;

import java.util.Arrays;

/** A key in clear on its way into the vault. Whoever takes it closes it, which wipes it. */
final class KeyValue implements AutoCloseable {

    private static final int TAIL = 4;
    private static final int LONGEST_PREFIX = 4;

    /** A shorter key would be half told by prefix and tail. */
    private static final int SHORTEST_WITH_PREFIX = 12;

    private final byte[] bytes;

    /** Takes a value that keeps the rules, and wipes the array. */
    KeyValue(char[] value) {
        bytes = new byte[value.length];
        for (int i = 0; i < value.length; i++) {
            bytes[i] = (byte) value[i];
        }
        Arrays.fill(value, '\0');
    }

    byte[] bytes() {
        return bytes;
    }

    /** What people may see of it: {@code sk-…wxyz}. */
    String masked() {
        return prefix() + "…" + text(bytes.length - TAIL, bytes.length);
    }

    /** The letters with which a provider begins all its keys, up to a hyphen or underscore. */
    private String prefix() {
        if (bytes.length < SHORTEST_WITH_PREFIX) {
            return "";
        }
        int letters = 0;
        while (letters < LONGEST_PREFIX && Character.isLetter(bytes[letters])) {
            letters++;
        }
        boolean separated = letters > 0 && (bytes[letters] == '-' || bytes[letters] == '_');
        return separated ? text(0, letters + 1) : "";
    }

    private String text(int from, int to) {
        var shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            shown.append((char) bytes[i]);
        }
        return shown.toString();
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "KeyValue[…]";
    }
}
