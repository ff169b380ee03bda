package dev.atelier.platform.logging;

import org.jspecify.annotations.Nullable;

/** Writes one flat JSON object on one line. */
final class JsonLine {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(320).append('{');

    /** Adds a member; {@code null} and empty texts are left out. */
    JsonLine put(String name, @Nullable Object value) {
        if (value == null || value instanceof String string && string.isEmpty()) {
            return this;
        }
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
        if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(value.toString());
        }
        return this;
    }

    String end() {
        return text.append("}\n").toString();
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i));
        }
        text.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20 || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                    unicode(c);
                } else {
                    text.append(c);
                }
            }
        }
    }

    private void unicode(char c) {
        text.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 15])
                .append(HEX[c >> 4 & 15])
                .append(HEX[c & 15]);
    }
}
