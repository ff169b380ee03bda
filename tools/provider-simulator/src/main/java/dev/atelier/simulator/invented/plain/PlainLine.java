package dev.atelier.simulator.invented.plain;

/** One line of the format. */
record PlainLine(String word, String text) {

    static PlainLine read(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? new PlainLine(line, "")
                : new PlainLine(line.substring(0, space), unescaped(line.substring(space + 1)));
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            plain.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return plain.toString();
    }

    /** As it is sent, with its end. */
    String written() {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return word + ' ' + escaped + '\n';
    }
}
