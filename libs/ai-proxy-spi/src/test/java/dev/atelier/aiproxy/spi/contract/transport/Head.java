package dev.atelier.aiproxy.spi.contract.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What comes before a body. */
record Head(int status, Map<String, String> headers) {

    static Head read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Head(status, headers);
    }

    static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    InputStream body(InputStream in) {
        boolean chunked = "chunked".equalsIgnoreCase(header("transfer-encoding"));
        String length = header("content-length");
        return new Pieces(in, chunked, chunked || length == null ? 0 : Long.parseLong(length));
    }

    /** A body of known length, or in chunks whose lengths come along. */
    private static final class Pieces extends InputStream {

        private final InputStream in;
        private final boolean chunked;
        private long left;
        private boolean begun;
        private boolean atEnd;

        Pieces(InputStream in, boolean chunked, long left) {
            this.in = in;
            this.chunked = chunked;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0 && chunked && !atEnd) {
                nextChunk();
            }
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the connection ended in the middle of the answer");
            }
            left -= count;
            return count;
        }

        private void nextChunk() throws IOException {
            if (begun) {
                line(in);
            }
            begun = true;
            left = Long.parseLong(line(in), 16);
            atEnd = left == 0;
        }
    }
}
