package dev.atelier.aiproxy.transport;

import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A response whose connection goes back to the pool if its body was read to the end, and is closed otherwise. */
final class ApacheProviderResponse implements ProviderResponse {

    private static final Logger LOG = LoggerFactory.getLogger(ApacheProviderResponse.class);

    private final ClassicHttpResponse response;
    private final Exchange exchange;
    private final Runnable onClose;
    private final GuardedBody body;
    private final AtomicBoolean closed = new AtomicBoolean();

    ApacheProviderResponse(ClassicHttpResponse response, Exchange exchange, GuardedBody body, Runnable onClose) {
        this.response = response;
        this.exchange = exchange;
        this.body = body;
        this.onClose = onClose;
    }

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public @Nullable String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        onClose.run();
        if (!body.isAtEnd()) {
            exchange.abort(); // closing alone would read the rest first, however long the provider takes
        }
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("Closing a provider connection failed: {}", e.getClass().getSimpleName());
        }
    }
}
