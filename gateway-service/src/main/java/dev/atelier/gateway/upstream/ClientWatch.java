package dev.atelier.gateway.upstream;

import dev.atelier.platform.sse.ClientConnection;
import jakarta.servlet.http.HttpServletRequest;

/** Aborts the exchange with the service as soon as the client has gone, also while both sides are silent. */
final class ClientWatch {

    private static final ClientConnection.Watch NOTHING_TO_WATCH = () -> {};

    private ClientWatch() {}

    static ClientConnection.Watch abort(HttpServletRequest client, AbortableRequest exchange) {
        ClientConnection connection = ClientConnection.of(client);
        return connection == null ? NOTHING_TO_WATCH : connection.watch(exchange::cancel);
    }
}
