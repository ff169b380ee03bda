package dev.atelier.aiproxy.transport;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is read within limits of time and size, and whose failures already say what they mean for the call. */
final class GuardedBody extends FilterInputStream {

    private final Exchange exchange;
    private final Cancellation cancellation;
    private long left;
    private boolean atEnd;

    GuardedBody(InputStream content, Exchange exchange, Cancellation cancellation, long maxBytes) {
        super(content);
        this.exchange = exchange;
        this.cancellation = cancellation;
        this.left = maxBytes;
    }

    @Override
    public int read() {
        exchange.listening();
        try {
            int value = super.read();
            note(value < 0 ? -1 : 1);
            return value;
        } catch (IOException e) {
            throw ApacheProviderHttp.failure(e, exchange, cancellation);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        exchange.listening();
        try {
            int count = super.read(target, offset, length);
            note(count);
            return count;
        } catch (IOException e) {
            throw ApacheProviderHttp.failure(e, exchange, cancellation);
        }
    }

    /** Whether all of it was read, so that the connection can serve another call. */
    boolean isAtEnd() {
        return atEnd;
    }

    private void note(int count) {
        exchange.heard();
        if (count < 0) {
            atEnd = true;
            return;
        }
        left -= count;
        if (left < 0) {
            throw new ProviderException.Malformed("the answer is too long", null);
        }
    }
}
