package dev.atelier.simulator.answer;

import tools.jackson.core.io.JsonStringEncoder;

/** JSON strings; most pieces of an answer need no escape and are spared the encoder. */
public final class JsonText {

    private static final char FIRST_PRINTABLE = ' ';

    private JsonText() {}

    public static String quoted(String text) {
        return '"'
                + (isPlain(text)
                        ? text
                        : new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)))
                + '"';
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST_PRINTABLE || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }
}
