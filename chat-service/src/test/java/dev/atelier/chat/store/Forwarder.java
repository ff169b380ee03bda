package dev.atelier.chat.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A server's address that can be cut off and given back, also in the middle of a write. */
final class Forwarder {

    private final int targetPort;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Accident accident;
    private ServerSocket listener;

    Forwarder(int targetPort) {
        this.targetPort = targetPort;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
        accept(listener);
    }

    int port() {
        return port;
    }

    /** Closes every connection and refuses new ones. */
    void cut() {
        close(listener);
        sockets.forEach(Forwarder::close);
    }

    void giveBack() {
        listener = listen(port);
        accept(listener);
    }

    /** The next insert into {@code collection} ends in an accident. */
    void next(Kind kind, String collection) {
        accident = new Accident(kind, "insert\0" + (char) (collection.length() + 1) + "\0\0\0" + collection + "\0");
    }

    private static ServerSocket listen(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual().start(() -> {
            while (!from.isClosed()) {
                try {
                    Socket client = from.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), targetPort);
                    var line = new Line(client, server);
                    carry(line::requests, client, server);
                    carry(line::replies, client, server);
                } catch (IOException e) {
                    close(from);
                }
            }
        });
    }

    private void carry(Direction direction, Socket client, Socket server) {
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> {
            try {
                direction.carry();
            } catch (IOException e) {
                // one end was closed; so is the other now
            } finally {
                close(client);
                close(server);
                sockets.remove(client);
                sockets.remove(server);
            }
        });
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What befalls a write. */
    enum Kind {
        /** It never arrives, and nothing does after it. */
        CUT_BEFORE,
        /** It is done, but its reply gets lost. */
        REPLY_LOST,
        /** It is done, its reply gets lost, and nothing arrives after it. */
        CUT_AFTER
    }

    @FunctionalInterface
    private interface Direction {

        void carry() throws IOException;
    }

    private record Accident(Kind kind, String write) {

        boolean befalls(byte[] bytes, int length) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(write);
        }
    }

    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile @Nullable Kind struck;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() throws IOException {
            byte[] buffer = new byte[65_536];
            for (int n = client.getInputStream().read(buffer);
                    n >= 0;
                    n = client.getInputStream().read(buffer)) {
                Accident next = accident;
                if (next != null && next.befalls(buffer, n)) {
                    accident = null;
                    struck = next.kind();
                    if (next.kind() == Kind.CUT_BEFORE) {
                        cut();
                        return;
                    }
                }
                server.getOutputStream().write(buffer, 0, n);
            }
        }

        void replies() throws IOException {
            byte[] buffer = new byte[65_536];
            for (int n = server.getInputStream().read(buffer);
                    n >= 0;
                    n = server.getInputStream().read(buffer)) {
                if (struck == Kind.CUT_AFTER) {
                    cut();
                }
                if (struck != null) {
                    return;
                }
                client.getOutputStream().write(buffer, 0, n);
            }
        }
    }
}
