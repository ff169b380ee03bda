package dev.atelier.benchmarks.wire;

import java.io.IOException;
import java.util.Locale;

/**
 * What matters of the head of an answer.
 *
 * @param length of the body; -1 if it comes in chunks
 * @param keepAlive whether the connection may be used again
 */
record HttpHead(int status, long length, boolean keepAlive) {

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final int NO_CONTENT = 204;
    private static final int UNKNOWN = -2;

    static HttpHead read(WireInput wire) throws IOException {
        int status = status(wire.line());
        long length = status == NO_CONTENT ? 0 : UNKNOWN;
        boolean keepAlive = true;
        for (String line = wire.line(); !line.isEmpty(); line = wire.line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = Long.parseLong(value);
                case "transfer-encoding" -> length = -1;
                case "connection" -> keepAlive = !value.equalsIgnoreCase("close");
                default -> {
                    // of no interest
                }
            }
        }
        if (length == UNKNOWN) {
            throw new IOException("An answer with status " + status + " has neither a length nor chunks");
        }
        return new HttpHead(status, length, keepAlive);
    }

    BodyInput body(WireInput wire) {
        return length < 0 ? BodyInput.chunked(wire) : BodyInput.ofLength(wire, length);
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.1 ") || line.length() < STATUS_AT + STATUS_DIGITS) {
            throw new IOException("Not an HTTP/1.1 answer: " + line);
        }
        return Integer.parseInt(line.substring(STATUS_AT, STATUS_AT + STATUS_DIGITS));
    }
}
