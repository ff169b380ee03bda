package dev.atelier.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;

/** Carries an answer's bytes to the client, and knows whether an event was just over when it had to stop. */
final class AnswerPump {

    private static final int BUFFER_BYTES = 8 * 1024;
    private static final byte LINE_END = '\n';

    private final boolean flush;
    private byte last = LINE_END;
    private byte beforeLast = LINE_END;

    /** Flushes every piece on its way if told to. */
    AnswerPump(boolean flush) {
        this.flush = flush;
    }

    /** Until the service's end of it; a failure of the service is an {@link UpstreamException}. */
    void run(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int length;
        while ((length = read(from, buffer)) >= 0) {
            to.write(buffer, 0, length);
            if (flush) {
                to.flush();
            }
            note(buffer, length);
        }
    }

    /** Whether nothing has passed yet, or an empty line came last: then another event may follow. */
    boolean isBetweenEvents() {
        return last == LINE_END && beforeLast == LINE_END;
    }

    private void note(byte[] buffer, int length) {
        if (length > 0) {
            beforeLast = length > 1 ? buffer[length - 2] : last;
            last = buffer[length - 1];
        }
    }

    private static int read(InputStream from, byte[] buffer) throws UpstreamException {
        try {
            return from.read(buffer);
        } catch (SocketTimeoutException e) {
            throw new UpstreamException.TimedOut(e);
        } catch (IOException e) {
            throw new UpstreamException.Broken(e);
        }
    }
}
