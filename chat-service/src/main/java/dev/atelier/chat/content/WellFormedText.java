package dev.atelier.chat.content;

import org.jspecify.annotations.Nullable;

/**
 * Text that can be written as UTF-8. JSON escapes let a half of a surrogate pair through, which neither the store nor a
 * provider could be given.
 */
public final class WellFormedText {

    private WellFormedText() {}

    /** Whether every surrogate has its other half; {@code null} is well-formed. */
    public static boolean is(@Nullable String text) {
        return text == null || firstLoneSurrogate(text) < 0;
    }

    /** Whether it is well-formed and one line: free of control characters (Unicode category Cc). */
    public static boolean isOneLine(@Nullable String text) {
        return text == null || is(text) && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether it is well-formed and its only control characters are line breaks and tabs. */
    public static boolean isProse(@Nullable String text) {
        return text == null || is(text) && text.chars().noneMatch(WellFormedText::isUnprintable);
    }

    private static boolean isUnprintable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    /** The text with every half pair replaced by U+FFFD, for what is not ours to refuse. */
    public static String repaired(String text) {
        if (firstLoneSurrogate(text) < 0) {
            return text;
        }
        var fixed = new StringBuilder(text);
        for (int at = firstLoneSurrogate(text); at >= 0; at = firstLoneSurrogate(fixed)) {
            fixed.setCharAt(at, '\uFFFD');
        }
        return fixed.toString();
    }

    private static int firstLoneSurrogate(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!paired) {
                return i;
            }
            i++;
        }
        return -1;
    }
}
