package dev.atelier.aiproxy.spi.contract.transport;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A socket that cancelling closes, whoever reads from it. */
record Connection(Socket socket, Cancellation cancellation, Cancellation.Registration abort) {

    Connection(Socket socket, Cancellation cancellation) {
        this(socket, cancellation, cancellation.onCancel(() -> close(socket)));
    }

    ProviderException failure(IOException e) {
        if (cancellation.isCancelled()) {
            return new ProviderException.Cancelled(true);
        }
        return e instanceof SocketTimeoutException
                ? new ProviderException.TimedOut("no answer in time", e)
                : ProviderException.Unavailable.brokenOff("connection broke off", e);
    }

    void close() {
        abort.close();
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
