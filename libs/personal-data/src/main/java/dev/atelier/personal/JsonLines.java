package dev.atelier.personal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file as it travels: a JSON object a line, and an empty line when all have been written. A stream that was cut, or went
 * on with an error, has no empty line at its end; nobody takes half a file for a whole one.
 */
public final class JsonLines implements Consumer<Object> {

    /** What such a stream is, as a content type. */
    public static final String CONTENT_TYPE = "application/x-ndjson";

    private static final int BUFFER = 16 * 1024;

    private final OutputStream out;
    private final JsonMapper json;

    /** Writes to {@code out}, which stays open. */
    public JsonLines(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    /**
     * Writes one record.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    @Override
    public void accept(Object row) {
        byte[] line = json.writeValueAsBytes(row);
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that all records have been written. */
    public void end() throws IOException {
        out.write('\n');
        out.flush();
    }

    /**
     * Copies the records of a stream.
     *
     * @throws EOFException if the stream ends before it says that all records have come, or goes on behind that
     */
    public static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int last = '\n';
        boolean ended = false;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            if (ended && length > 0) {
                throw new EOFException("The file goes on behind its end");
            }
            int end = endOfRecords(buffer, length, last);
            out.write(buffer, 0, end);
            ended = end < length;
            if (end < length - 1) {
                throw new EOFException("The file goes on behind its end");
            }
            last = length == 0 ? last : buffer[length - 1];
        }
        if (!ended) {
            throw new EOFException("The file was cut");
        }
    }

    /** Where the empty line is; {@code length} if there is none. */
    private static int endOfRecords(byte[] buffer, int length, int before) {
        int last = before;
        for (int i = 0; i < length; i++) {
            if (buffer[i] == '\n' && last == '\n') {
                return i;
            }
            last = buffer[i];
        }
        return length;
    }
}
