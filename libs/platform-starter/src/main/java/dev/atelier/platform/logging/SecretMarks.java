package dev.atelier.platform.logging;

/** Knows by which marks a secret is recognised. */
final class SecretMarks {

    /** Shorter runs behind a key prefix are words, not keys ({@code sk-test}). */
    private static final int SHORTEST_KEY = 12;

    private SecretMarks() {}

    /** Where the secret begins whose mark is at {@code at}; −1 if there is none. */
    static int secretAfter(String text, int at) {
        return switch (text.charAt(at)) {
            case 'e' -> key(text, at, "eyJ");
            case 'a' -> key(text, at, "atl_");
            case 's', 'S' -> firstOf(key(text, at, "sk-"), value(text, at, "secret", true));
            case 'b', 'B' -> bearer(text, at);
            case 'p', 'P' -> firstOf(value(text, at, "password", true), value(text, at, "passwd", true));
            case 't', 'T' -> value(text, at, "token", false);
            case 'k', 'K' -> value(text, at, "key", false);
            case ':' -> userInfo(text, at);
            default -> -1;
        };
    }

    static int endOf(String text, int secret) {
        int end = secret;
        while (end < text.length() && belongs(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** A key is recognised by its own beginning, if no letter or digit stands before it ({@code task-force}). */
    private static int key(String text, int at, String prefix) {
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        return begins && text.startsWith(prefix, at) && endOf(text, at) - at >= SHORTEST_KEY ? at : -1;
    }

    private static int bearer(String text, int at) {
        String word = "bearer";
        int value = skip(text, at + word.length(), " ");
        boolean separated = value > at + word.length();
        return startsWithIgnoringCase(text, at, word) && separated && endOf(text, value) > value ? value : -1;
    }

    /** The value of {@code label=…} or {@code "label":"…"}; an unquoted colon only counts where it must be a secret. */
    private static int value(String text, int at, String label, boolean bareColon) {
        if (!startsWithIgnoringCase(text, at, label)) {
            return -1;
        }
        int afterLabel = at + label.length();
        int sign = skip(text, afterLabel, "\"' ");
        if (sign >= text.length() || !separates(text.charAt(sign), bareColon || sign > afterLabel)) {
            return -1;
        }
        int value = skip(text, sign + 1, "\"' ");
        return endOf(text, value) > value ? value : -1;
    }

    /** The password of {@code scheme://user:password@host}. */
    private static int userInfo(String text, int at) {
        int password = -1;
        for (int i = at + 3; text.startsWith("://", at) && i < text.length() && text.charAt(i) != '/'; i++) {
            if (text.charAt(i) == '@') {
                return password;
            }
            if (!belongs(text.charAt(i))) {
                return -1;
            }
            password = password < 0 && text.charAt(i) == ':' ? i + 1 : password;
        }
        return -1;
    }

    private static boolean separates(char sign, boolean colonCounts) {
        return sign == '=' || colonCounts && sign == ':';
    }

    private static int skip(String text, int from, String skipped) {
        int at = from;
        while (at < text.length() && skipped.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static boolean startsWithIgnoringCase(String text, int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private static boolean belongs(char c) {
        return c > ' ' && "\"',;&<>(){}[]".indexOf(c) < 0;
    }

    private static int firstOf(int one, int other) {
        return one >= 0 ? one : other;
    }
}
