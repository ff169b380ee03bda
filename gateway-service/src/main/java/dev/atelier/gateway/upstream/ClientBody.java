package dev.atelier.gateway.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The client's request body. When it breaks off, it remembers why, so that this is not taken for the service's failure, and
 * breaks off the exchange at once: the HTTP client would otherwise end the body properly, and half of it look whole.
 */
final class ClientBody extends FilterInputStream {

    /** Whoever sends slower than a modem, for longer than a hiccup, only wants to hold the connection. */
    private static final long LEAST_BYTES_PER_SECOND = 256;

    private static final long GRACE_SECONDS = 15;

    private final AbortableRequest exchange;
    private final LongSupplier nanoClock;
    private long waitedNanos;
    private long received;
    private volatile @Nullable IOException failure;

    ClientBody(InputStream body, AbortableRequest exchange) {
        this(body, exchange, System::nanoTime);
    }

    ClientBody(InputStream body, AbortableRequest exchange, LongSupplier nanoClock) {
        super(body);
        this.exchange = exchange;
        this.nanoClock = nanoClock;
    }

    /** Why the body could not be read to its end; {@code null} if it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long start = nanoClock.getAsLong();
        try {
            int read = super.read(buffer, offset, length);
            waitedNanos += nanoClock.getAsLong() - start;
            received += Math.max(0, read);
            refuseTrickle();
            return read;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void refuseTrickle() throws SocketTimeoutException {
        long waitedSeconds = TimeUnit.NANOSECONDS.toSeconds(waitedNanos);
        if (waitedSeconds > GRACE_SECONDS && received < waitedSeconds * LEAST_BYTES_PER_SECOND) {
            throw new SocketTimeoutException("the request body comes too slowly");
        }
    }

    private IOException broken(IOException why) {
        failure = why;
        exchange.cancel();
        return why;
    }
}
