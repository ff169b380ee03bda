package dev.atelier.aiproxy.transport;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A response whose connection goes back to the pool if its body was read to the end, and is closed otherwise. */
final class ApacheProviderResponse implements ProviderResponse {

    private static final Logger LOG = LoggerFactory.getLogger(ApacheProviderResponse.class);

    private final ClassicHttpResponse response;
    private final HttpUriRequestBase request;
    private final Cancellation.Registration abort;
    private final GuardedBody body;
    private final AtomicBoolean closed = new AtomicBoolean();

    ApacheProviderResponse(
            ClassicHttpResponse response,
            HttpUriRequestBase request,
            Cancellation.Registration abort,
            Cancellation cancellation)
            throws IOException {
        this.response = response;
        this.request = request;
        this.abort = abort;
        HttpEntity entity = response.getEntity();
        this.body = new GuardedBody(entity == null ? InputStream.nullInputStream() : entity.getContent(), cancellation);
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
        abort.close();
        if (!body.isAtEnd()) {
            request.abort(); // closing alone would read the rest first, however long the provider takes
        }
        try {
            response.close();
        } catch (IOException e) {
            LOG.debug("Closing a provider connection failed: {}", e.getClass().getSimpleName());
        }
    }
}
