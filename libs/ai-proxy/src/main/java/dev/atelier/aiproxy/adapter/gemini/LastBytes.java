package dev.atelier.aiproxy.adapter.gemini;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Remembers the end of what is read: Google has been seen to end a stream with an error object that is no event, so that
 * whoever reads events does not see it.
 */
final class LastBytes extends InputStream {

    private static final int REMEMBERED = 8192;

    private final InputStream in;
    private byte[] last = new byte[0];

    LastBytes(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            remember(target, offset, read);
        }
        return read;
    }

    private void remember(byte[] source, int offset, int length) {
        int added = Math.min(length, REMEMBERED);
        int kept = Math.min(last.length, REMEMBERED - added);
        byte[] now = Arrays.copyOfRange(last, last.length - kept, last.length + added);
        System.arraycopy(source, offset + length - added, now, kept, added);
        last = now;
    }

    /** What came after the last blank line that ends an event, or all of it where there was no event. */
    byte[] afterLastEvent() {
        String text = new String(last, StandardCharsets.UTF_8);
        int event = text.lastIndexOf("data:");
        String rest =
                event < 0 ? text : text.substring(event).replaceFirst("(?s)^.*?(\\r\\n\\r\\n|\\n\\n|\\r\\r|$)", "");
        return rest.strip().getBytes(StandardCharsets.UTF_8);
    }
}
