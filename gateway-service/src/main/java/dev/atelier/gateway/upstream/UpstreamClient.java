package dev.atelier.gateway.upstream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sends requests to instances and leaves them as they are: no retry, redirect, cookie or decompression of its own. */
final class UpstreamClient implements AutoCloseable {

    private static final int MOST_STALE = 10_000;

    private final CloseableHttpClient http;
    private final PoolingHttpClientConnectionManager pool;
    private final Duration leaseTimeout;

    UpstreamClient(UpstreamProperties properties) {
        this.pool = UpstreamConnections.pool(properties);
        this.leaseTimeout = properties.leaseTimeout();
        this.http = HttpClientBuilder.create()
                .setConnectionManager(pool)
                .setRequestExecutor(new Exchange(Timeout.of(properties.silence())))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .evictIdleConnections(TimeValue.of(properties.idle()))
                .build();
    }

    /** The settings of requests that wait this long for response headers. */
    RequestConfig settings(Duration responseTimeout) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(leaseTimeout))
                .setResponseTimeout(Timeout.of(responseTimeout))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setContentCompressionEnabled(false)
                .build();
    }

    PoolingHttpClientConnectionManager pool() {
        return pool;
    }

    /** Sends and waits for the response headers; the caller closes the response. */
    ClassicHttpResponse send(HttpHost instance, AbortableRequest request, RequestConfig settings)
            throws UpstreamException {
        request.setScheme(instance.getSchemeName());
        request.setAuthority(new URIAuthority(instance));
        try {
            return sendOnLiveConnection(instance, request, settings);
        } catch (ConnectionRequestTimeoutException e) {
            throw new UpstreamException.Saturated(e);
        } catch (ConnectTimeoutException
                | ConnectException
                | UnknownHostException
                | NoRouteToHostException
                | StaleConnectionException e) {
            throw new UpstreamException.Unreachable(e);
        } catch (SocketTimeoutException e) {
            throw new UpstreamException.TimedOut(e);
        } catch (IOException e) {
            throw new UpstreamException.Broken(e);
        }
    }

    private ClassicHttpResponse sendOnLiveConnection(
            HttpHost instance, AbortableRequest request, RequestConfig settings) throws IOException {
        for (int stale = 0; ; stale++) {
            HttpClientContext context = HttpClientContext.create();
            context.setRequestConfig(settings);
            try {
                return http.executeOpen(instance, request, context);
            } catch (StaleConnectionException e) {
                if (stale >= MOST_STALE) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
