package org.example.plain;

/** One line of Plain: a word and a text, in which no line ends. */
record PlainLine(String word, String text) {

    static PlainLine read(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? new PlainLine(line, "")
                : new PlainLine(line.substring(0, space), unescaped(line.substring(space + 1)));
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                c = escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped;
            }
            plain.append(c);
        }
        return plain.toString();
    }

    @Override
    public String toString() {
        return word + " " + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + "\n";
    }
}
