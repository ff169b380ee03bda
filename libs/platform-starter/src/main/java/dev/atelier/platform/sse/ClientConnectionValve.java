package dev.atelier.platform.sse;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/** Lends a request its connection for as long as the request lasts. */
final class ClientConnectionValve extends ValveBase {

    private final StreamTimer timer;

    ClientConnectionValve(StreamTimer timer) {
        super(true);
        this.timer = timer;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isWatchable(request)) {
            getNext().invoke(request, response);
            return;
        }
        var connection = new ClientConnection(request.getCoyoteRequest(), timer);
        request.setAttribute(ClientConnection.ATTRIBUTE, connection);
        try {
            getNext().invoke(request, response);
        } finally {
            connection.end();
        }
    }

    /** HTTP/2 shares a connection among requests, and TLS cannot be read while another thread writes. */
    private static boolean isWatchable(Request request) {
        return "HTTP/1.1".equals(request.getProtocol())
                && request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                && !http.isSSLEnabled();
    }
}
