package dev.atelier.gateway.upstream;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response headers on a connection. Before sending it looks whether the other side has closed a used
 * connection, so that the request of a killed instance can go elsewhere, whatever its method. After the headers the wait
 * for headers gives way to the limit for silence inside a body.
 */
final class Exchange extends HttpRequestExecutor {

    private final Timeout silence;

    Exchange(Timeout silence) {
        this.silence = silence;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback informationCallback,
            HttpContext context)
            throws IOException, HttpException {
        if (isStale(connection)) {
            throw new StaleConnectionException();
        }
        ClassicHttpResponse response = super.execute(request, connection, informationCallback, context);
        connection.setSocketTimeout(silence);
        return response;
    }

    private static boolean isStale(HttpClientConnection connection) {
        EndpointDetails details = connection.getEndpointDetails();
        if (details == null || details.getResponseCount() == 0) {
            return false;
        }
        Socket socket = connection instanceof ManagedHttpClientConnection managed ? managed.getSocket() : null;
        SocketChannel channel = socket == null ? null : socket.getChannel();
        return channel != null && isClosedByPeer(channel);
    }

    private static boolean isClosedByPeer(SocketChannel channel) {
        try {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) != 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException e) {
            return true;
        }
    }
}
