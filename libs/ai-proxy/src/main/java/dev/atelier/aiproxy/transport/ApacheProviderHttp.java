package dev.atelier.aiproxy.transport;

import dev.atelier.aiproxy.ProxyProperties;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Providers over Apache HttpClient: blocking I/O on virtual threads, one pool for all. It never retries, redirects or
 * keeps cookies; what may be repeated is the router's decision.
 */
public final class ApacheProviderHttp implements ProviderHttp, AutoCloseable {

    private static final int CONNECTIONS = 8_192;

    /** Each connection has three buffers of this size for as long as a stream lasts; whatever is larger goes around them. */
    private static final int BUFFER_BYTES = 4 * 1024;

    /**
     * How much of an answer may wait in the kernel for somebody who reads slowly; left to itself it takes megabytes. At 50 ms
     * to the provider it still lets through 2 MB a second.
     */
    private static final int RECEIVE_BUFFER_BYTES = 96 * 1024;

    private static final ContentType JSON = ContentType.APPLICATION_JSON;

    private final CloseableHttpClient client;
    private final Watch watch = new Watch();
    private final TimeLimits limits;
    private final long maxBytes;

    /** A pool with the time limits of {@code properties}. */
    public ApacheProviderHttp(ProxyProperties properties) {
        this.limits = new TimeLimits(
                properties.firstByteTimeout(),
                properties.silenceTimeout(),
                properties.answer().deadline());
        this.maxBytes = properties.answer().size().toBytes();
        Timeout longestRead = longestRead(limits);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setBufferSize(BUFFER_BYTES)
                                        .build())
                                .build())
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setTcpNoDelay(true)
                                .setRcvBufSize(RECEIVE_BUFFER_BYTES)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                                .setSocketTimeout(longestRead)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(longestRead).build())
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }

    /** The watch is stricter; this only makes sure that no thread waits for ever. */
    private static Timeout longestRead(TimeLimits limits) {
        boolean firstByte = limits.firstByte().compareTo(limits.silence()) > 0;
        return Timeout.of(firstByte ? limits.firstByte() : limits.silence());
    }

    @Override
    public ProviderResponse send(ProviderRequest request) {
        Cancellation cancellation = request.cancellation();
        HttpUriRequestBase message = message(request);
        var exchange = new Exchange(message, limits, System.nanoTime());
        Cancellation.Registration abort = cancellation.onCancel(message::abort);
        Runnable onClose = () -> {
            watch.end(exchange);
            abort.close();
        };
        watch.begin(exchange);
        boolean open = false;
        try {
            if (cancellation.isCancelled()) {
                throw new ProviderException.Cancelled(false);
            }
            ClassicHttpResponse response = client.executeOpen(HttpHost.create(request.uri()), message, null);
            var body = new GuardedBody(content(response), exchange, cancellation, maxBytes);
            open = true;
            return new ApacheProviderResponse(response, exchange, body, onClose);
        } catch (IOException e) {
            throw failure(e, exchange, cancellation);
        } finally {
            if (!open) {
                onClose.run();
            }
        }
    }

    private static InputStream content(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    private static HttpUriRequestBase message(ProviderRequest request) {
        var message = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        if (request.body().length > 0) {
            message.setEntity(new ByteArrayEntity(request.body(), JSON));
        }
        return message;
    }

    /** What an I/O failure means for the call. */
    static ProviderException failure(IOException e, Exchange exchange, Cancellation cancellation) {
        if (cancellation.isCancelled()) {
            return new ProviderException.Cancelled(true);
        }
        if (exchange.isOverdue()) {
            return new ProviderException.TimedOut("no answer in time", e);
        }
        return switch (e) {
            case ConnectTimeoutException x -> ProviderException.TimedOut.connecting(x);
            case ConnectionRequestTimeoutException x ->
                ProviderException.Unavailable.unreachable("no free connection", x);
            case ConnectException x -> ProviderException.Unavailable.unreachable("connection refused", x);
            case NoRouteToHostException x -> ProviderException.Unavailable.unreachable("no route", x);
            case UnknownHostException x -> ProviderException.Unavailable.unreachable("unknown host", x);
            case SSLHandshakeException x -> ProviderException.Unavailable.unreachable("no secure connection", x);
            case SSLPeerUnverifiedException x -> ProviderException.Unavailable.unreachable("no secure connection", x);
            case SSLException x -> ProviderException.Unavailable.brokenOff("no secure connection", x);
            case SocketTimeoutException x -> new ProviderException.TimedOut("no answer in time", x);
            case InterruptedIOException x -> new ProviderException.TimedOut("interrupted", x);
            default -> ProviderException.Unavailable.brokenOff("connection broke off", e);
        };
    }

    @Override
    public void close() throws IOException {
        watch.close();
        client.close();
    }
}
