package dev.atelier.platform.security.revocation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between a client and a server and breaks, in the two ways networks do. */
final class FlakyLine implements AutoCloseable {

    private enum State {
        WORKING,
        CUT,
        SWALLOWING
    }

    private final URI target;
    private final ServerSocket server;
    private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile State state = State.WORKING;

    FlakyLine(URI target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    /** Closes all connections and every new one. */
    void cut() {
        state = State.CUT;
        sockets.forEach(FlakyLine::closeQuietly);
    }

    /** Takes everything and passes nothing on; nobody is told. */
    void swallow() {
        state = State.SWALLOWING;
    }

    void restore() {
        sockets.forEach(FlakyLine::closeQuietly);
        state = State.WORKING;
    }

    @Override
    public void close() throws IOException {
        server.close();
        sockets.forEach(FlakyLine::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                join(server.accept());
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void join(Socket client) throws IOException {
        sockets.add(client);
        if (state == State.CUT) {
            client.close();
            return;
        }
        var upstream = new Socket(target.getHost(), target.getPort());
        sockets.add(upstream);
        Thread.ofVirtual().start(() -> pump(client, upstream));
        Thread.ofVirtual().start(() -> pump(upstream, client));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (state == State.WORKING) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException cut) {
            closeQuietly(to);
        }
        closeQuietly(to);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
