package dev.atelier.benchmarks.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The body of one answer, of known length or in chunks. */
final class BodyInput {

    private static final int HEX = 16;

    private final WireInput wire;
    private final boolean chunked;
    private long left;
    private boolean begun;
    private boolean over;

    private BodyInput(WireInput wire, boolean chunked, long left) {
        this.wire = wire;
        this.chunked = chunked;
        this.left = left;
    }

    static BodyInput ofLength(WireInput wire, long length) {
        return new BodyInput(wire, false, length);
    }

    static BodyInput chunked(WireInput wire) {
        return new BodyInput(wire, true, 0);
    }

    /** The next byte; -1 at the end of the body. */
    int read() throws IOException {
        if (!hasMore()) {
            return -1;
        }
        left--;
        return wire.read();
    }

    byte[] readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream((int) Math.max(left, 1024));
        while (hasMore()) {
            byte[] part = new byte[Math.toIntExact(left)];
            wire.readFully(part, 0, part.length);
            all.writeBytes(part);
            left = 0;
        }
        return all.toByteArray();
    }

    private boolean hasMore() throws IOException {
        if (left == 0 && !over) {
            nextPart();
        }
        return !over;
    }

    private void nextPart() throws IOException {
        over = !chunked;
        if (over) {
            return;
        }
        if (begun) {
            wire.line();
        }
        begun = true;
        left = size(wire.line());
        if (left == 0) {
            over = true;
            skipTrailers();
        }
    }

    private void skipTrailers() throws IOException {
        while (!wire.line().isEmpty()) {
            // Nobody asks for a trailer.
        }
    }

    private static long size(String line) throws IOException {
        int end = line.indexOf(';');
        String digits = (end < 0 ? line : line.substring(0, end)).strip();
        try {
            return Long.parseLong(digits, HEX);
        } catch (NumberFormatException e) {
            throw new IOException("Not a chunk size: " + line, e);
        }
    }
}
