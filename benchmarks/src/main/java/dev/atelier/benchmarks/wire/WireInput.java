package dev.atelier.benchmarks.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes off a connection, with the time at which the latest of them arrived. */
final class WireInput {

    private static final int BUFFER_BYTES = 16 << 10;
    private static final int LONGEST_LINE = 1 << 16;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long arrivedAt;

    WireInput(InputStream source) {
        this.source = source;
    }

    /** {@link System#nanoTime()} when the latest byte that was read here had come in from the network. */
    long arrivedAt() {
        return arrivedAt;
    }

    int read() throws IOException {
        if (position == limit) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    void readFully(byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (position == limit) {
                fill();
            }
            int part = Math.min(length - done, limit - position);
            System.arraycopy(buffer, position, target, offset + done, part);
            position += part;
            done += part;
        }
    }

    /** A line of the head or of the chunk framing, without its end. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder(48);
        for (int next = read(); next != '\n'; next = read()) {
            if (line.length() == LONGEST_LINE) {
                throw new IOException("A line of an HTTP head is longer than " + LONGEST_LINE + " bytes");
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    private void fill() throws IOException {
        int count = source.read(buffer, 0, BUFFER_BYTES);
        arrivedAt = System.nanoTime();
        if (count < 0) {
            throw new EOFException("The connection was closed in the middle of an answer");
        }
        position = 0;
        limit = count;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
