package dev.atelier.aiproxy.spi.contract.transport;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A way to the provider for tests of adapters that live apart from the platform: HTTP/1.1 without TLS, a connection for each
 * request, and the platform's promises about time limits, failures and cancelling.
 *
 * @param firstByte longest wait for an answer to begin
 * @param silence longest wait for more of it
 */
public record SocketHttp(Duration firstByte, Duration silence) implements ProviderHttp {

    private static final int CONNECT_MILLIS = 2000;
    private static final int HTTP = 80;

    @Override
    public ProviderResponse send(ProviderRequest request) {
        Cancellation cancellation = request.cancellation();
        if (cancellation.isCancelled()) {
            throw new ProviderException.Cancelled(false);
        }
        var connection = new Connection(new Socket(), cancellation);
        boolean open = false;
        try {
            connect(connection.socket(), request);
            connection.socket().setSoTimeout(Math.toIntExact(firstByte.toMillis()));
            connection.socket().getOutputStream().write(written(request));
            InputStream in = new BufferedInputStream(connection.socket().getInputStream());
            Head head = Head.read(in);
            connection.socket().setSoTimeout(Math.toIntExact(silence.toMillis()));
            open = true;
            return new Response(head, new Body(head.body(in), connection));
        } catch (IOException e) {
            throw connection.failure(e);
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    private static void connect(Socket socket, ProviderRequest request) throws IOException {
        try {
            socket.connect(address(request.uri()), CONNECT_MILLIS);
        } catch (SocketTimeoutException e) {
            throw ProviderException.TimedOut.connecting(e);
        } catch (ConnectException e) {
            throw ProviderException.Unavailable.unreachable("connection refused", e);
        }
    }

    static InetSocketAddress address(URI uri) {
        return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTP : uri.getPort());
    }

    static String target(URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static byte[] written(ProviderRequest request) {
        var head = new StringBuilder(request.method() + " " + target(request.uri()) + " HTTP/1.1\r\n");
        head.append("Host: ").append(request.uri().getAuthority()).append("\r\nConnection: close\r\n");
        head.append("Content-Length: ").append(request.body().length).append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[start.length + request.body().length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(request.body(), 0, whole, start.length, request.body().length);
        return whole;
    }

    private record Response(Head head, Body body) implements ProviderResponse {

        @Override
        public int status() {
            return head.status();
        }

        @Override
        public String header(String name) {
            return head.header(name);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    /** Throws what it means for the call, and no IOException. */
    private static final class Body extends InputStream {

        private final InputStream content;
        private final Connection connection;

        Body(InputStream content, Connection connection) {
            this.content = content;
            this.connection = connection;
        }

        @Override
        public int read() {
            try {
                return content.read();
            } catch (IOException e) {
                throw connection.failure(e);
            }
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            try {
                return content.read(target, offset, length);
            } catch (IOException e) {
                throw connection.failure(e);
            }
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
