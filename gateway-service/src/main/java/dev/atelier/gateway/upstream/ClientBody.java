package dev.atelier.gateway.upstream;

import dev.atelier.gateway.pace.SenderPace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The client's request body. When it breaks off, it remembers why, so that this is not taken for the service's failure, and
 * breaks off the exchange at once: the HTTP client would otherwise end the body properly, and half of it look whole.
 */
final class ClientBody extends FilterInputStream {

    private final AbortableRequest exchange;
    private final SenderPace pace;
    private volatile @Nullable IOException failure;

    ClientBody(InputStream body, AbortableRequest exchange, SenderPace pace) {
        super(body);
        this.exchange = exchange;
        this.pace = pace;
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
        try {
            return pace.measure(() -> super.read(buffer, offset, length));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private IOException broken(IOException why) {
        failure = why;
        exchange.cancel();
        return why;
    }
}
