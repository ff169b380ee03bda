package dev.atelier.benchmarks.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/** One connection that is kept and used by one thread; opened at the first request, and again after it was closed. */
public final class HttpConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 60_000;

    private final InetSocketAddress address;
    private @Nullable Socket socket;
    private @Nullable WireInput input;

    public HttpConnection(InetSocketAddress address) {
        this.address = address;
    }

    public String host() {
        return address.getHostString() + ":" + address.getPort();
    }

    /** Sends a request and blocks until the whole answer is there; after a failure the next request opens a new connection. */
    public HttpAnswer exchange(byte[] request) throws IOException {
        boolean reusable = false;
        try {
            WireInput wire = send(request);
            HttpHead head = HttpHead.read(wire);
            HttpAnswer answer = new HttpAnswer(head.status(), head.body(wire).readAll());
            reusable = head.keepAlive();
            return answer;
        } finally {
            closeUnless(reusable);
        }
    }

    /** Sends a request and shows each event of the answer while it comes; the status is 200, else it fails. */
    public void stream(byte[] request, EventListener listener) throws IOException {
        boolean reusable = false;
        try {
            WireInput wire = send(request);
            HttpHead head = HttpHead.read(wire);
            BodyInput body = head.body(wire);
            if (head.status() != 200) {
                throw new IOException("Status " + head.status() + ": " + new HttpAnswer(0, body.readAll()).text());
            }
            new EventReader(wire, body).readAll(listener);
            reusable = head.keepAlive();
        } finally {
            closeUnless(reusable);
        }
    }

    /** Opens the connection now, so that no measured call pays for it. */
    public void open() throws IOException {
        wire();
    }

    @Override
    public void close() throws IOException {
        closeUnless(false);
    }

    private WireInput send(byte[] request) throws IOException {
        WireInput wire = wire();
        if (socket != null) {
            socket.getOutputStream().write(request);
        }
        return wire;
    }

    private WireInput wire() throws IOException {
        if (input != null) {
            return input;
        }
        Socket fresh = new Socket();
        socket = fresh;
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.setSoTimeout(SILENCE_MILLIS);
        fresh.connect(address, CONNECT_MILLIS);
        WireInput wire = new WireInput(fresh.getInputStream());
        input = wire;
        return wire;
    }

    private void closeUnless(boolean reusable) throws IOException {
        if (!reusable && socket != null) {
            socket.close();
            socket = null;
            input = null;
        }
    }
}
