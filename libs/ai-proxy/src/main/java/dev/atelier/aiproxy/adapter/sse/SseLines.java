package dev.atelier.aiproxy.adapter.sse;

import dev.atelier.aiproxy.spi.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code data} of server-sent events (WHATWG HTML, 9.2) from a provider, and their names, tolerant of every line
 * ending, comments, other fields and a byte order mark. Works on bytes, so a character split over two reads stays whole.
 */
public final class SseLines {

    private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't', ':'};
    private static final byte[] NONE = {};

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private byte[] line = new byte[1024];
    private int length;
    private byte[] event = NONE;
    private boolean first = true;
    private boolean afterCarriageReturn;

    /** Reads from {@code in}; a line of more than {@code longest} bytes is no stream of a provider's. */
    public SseLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /**
     * The next line of data, which of the providers' streams is a whole event; {@code null} at the end.
     *
     * @throws ProviderException if the stream broke off or a line is too long
     */
    public byte @Nullable [] nextData() {
        while (readLine()) {
            if (begins(DATA)) {
                return after(DATA);
            }
            if (length == 0) {
                event = NONE;
            } else if (begins(EVENT)) {
                event = after(EVENT);
            }
        }
        return null;
    }

    /** The name of the event that the latest data belongs to; empty if it has none. */
    public String event() {
        return new String(event, StandardCharsets.UTF_8);
    }

    private boolean begins(byte[] field) {
        return length >= field.length && Arrays.equals(line, 0, field.length, field, 0, field.length);
    }

    private byte[] after(byte[] field) {
        int start = length > field.length && line[field.length] == ' ' ? field.length + 1 : field.length;
        return Arrays.copyOfRange(line, start, length);
    }

    private boolean readLine() {
        length = 0;
        while (true) {
            int next = read();
            if (next < 0) {
                return length > 0;
            }
            boolean secondOfPair = afterCarriageReturn && next == '\n';
            afterCarriageReturn = next == '\r';
            if (secondOfPair) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                dropByteOrderMark();
                return true;
            }
            append((byte) next);
        }
    }

    private void dropByteOrderMark() {
        if (first && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }
        first = false;
    }

    private void append(byte value) {
        if (length >= longest) {
            throw new ProviderException.Malformed("a line of the stream is too long", null);
        }
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = value;
    }

    private int read() {
        if (position == limit) {
            position = 0;
            limit = fill();
            if (limit <= 0) {
                limit = 0;
                return -1;
            }
        }
        return buffer[position++] & 0xFF;
    }

    private int fill() {
        try {
            return in.read(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw ProviderException.Unavailable.brokenOff("the stream broke off", e);
        }
    }
}
