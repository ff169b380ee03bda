package dev.atelier.gateway.upstream;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Builds the pool. Its sockets belong to channels, so that a dead one can be recognised without waiting. */
final class UpstreamConnections extends PoolingHttpClientConnectionManagerBuilder {

    /** Each connection has three buffers of this size for as long as a stream lasts; whatever is larger goes around them. */
    private static final int BUFFER_BYTES = 4 * 1024;

    /** How much of a service's answer may wait in the kernel for a client that reads slowly. */
    private static final int RECEIVE_BUFFER_BYTES = 32 * 1024;

    static PoolingHttpClientConnectionManager pool(UpstreamProperties properties) {
        return new UpstreamConnections()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                                Http1Config.custom().setBufferSize(BUFFER_BYTES).build())
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(properties.maxPerInstance())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setRcvBufSize(RECEIVE_BUFFER_BYTES)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(Timeout.of(properties.responseTimeout()))
                        .setIdleTimeout(Timeout.of(properties.idle()))
                        // The exchange looks for itself, without the millisecond the pool's check would wait.
                        .setValidateAfterInactivity(TimeValue.of(1, TimeUnit.DAYS))
                        .build())
                .build();
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
            @Nullable SchemePortResolver ports, @Nullable DnsResolver names, @Nullable TlsSocketStrategy tls) {
        RegistryBuilder<TlsSocketStrategy> strategies = RegistryBuilder.create();
        if (tls != null) {
            strategies.register(URIScheme.HTTPS.id, tls);
        }
        return new DefaultHttpClientConnectionOperator(proxy -> openSocket(), ports, names, strategies.build());
    }

    private static Socket openSocket() throws IOException {
        return SocketChannel.open().socket();
    }
}
