package dev.atelier.user.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** A file that goes into the store piece by piece as it is written; one piece at a time is in memory. */
final class ChunkedFile extends OutputStream {

    /** Far below the 16 MB a document may have, and little for each of the exports being built or fetched at a time. */
    static final int CHUNK = 512 * 1024;

    private final Pieces pieces;
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private int chunks;
    private long bytes;

    ChunkedFile(Pieces pieces) {
        this.pieces = pieces;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, CHUNK - filled);
            System.arraycopy(data, offset + done, buffer, filled, count);
            filled += count;
            done += count;
            if (filled == CHUNK) {
                store();
            }
        }
    }

    /** Stores the rest and tells how large the file is. */
    Size end() throws IOException {
        if (filled > 0) {
            store();
        }
        return new Size(chunks, bytes);
    }

    private void store() throws IOException {
        pieces.store(chunks, Arrays.copyOf(buffer, filled));
        chunks++;
        bytes += filled;
        filled = 0;
    }

    /** How large a file is. */
    record Size(int chunks, long bytes) {}

    /** Where the pieces go. */
    @FunctionalInterface
    interface Pieces {

        /**
         * Stores a piece, numbered from 0.
         *
         * @throws IOException if the file is not wanted any more
         */
        void store(int number, byte[] data) throws IOException;
    }
}
