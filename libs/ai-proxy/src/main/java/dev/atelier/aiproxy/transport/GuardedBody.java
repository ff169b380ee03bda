package dev.atelier.aiproxy.transport;

import dev.atelier.aiproxy.spi.Cancellation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose failures already say what they mean for the call. */
final class GuardedBody extends FilterInputStream {

    private final Cancellation cancellation;
    private boolean atEnd;

    GuardedBody(InputStream content, Cancellation cancellation) {
        super(content);
        this.cancellation = cancellation;
    }

    @Override
    public int read() {
        try {
            return noteEnd(super.read());
        } catch (IOException e) {
            throw ApacheProviderHttp.failure(e, cancellation);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            return noteEnd(super.read(target, offset, length));
        } catch (IOException e) {
            throw ApacheProviderHttp.failure(e, cancellation);
        }
    }

    /** Whether all of it was read, so that the connection can serve another call. */
    boolean isAtEnd() {
        return atEnd;
    }

    private int noteEnd(int read) {
        atEnd |= read < 0;
        return read;
    }
}
