package dev.atelier.user.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server that can be cut: connections break and new ones are refused. */
final class Cable {

    private final ServerSocket door;
    private final URI target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private Cable(ServerSocket door, URI target) {
        this.door = door;
        this.target = target;
    }

    static Cable to(String address) {
        try {
            var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var cable = new Cable(door, URI.create(address));
            Thread.ofVirtual().start(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(target.getHost(), target.getPort());
                sockets.addAll(List.of(near, far));
                Thread.ofVirtual().start(() -> pump(near, far));
                Thread.ofVirtual().start(() -> pump(far, near));
            }
        } catch (IOException closed) {
            // cut
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // cut, or the peer is done
        }
    }
}
