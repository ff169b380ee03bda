package dev.atelier.e2e.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that asks for a stream and then reads it byte by byte, as slowly as it likes. */
public final class SlowReader implements AutoCloseable {

    private static final int SMALLEST_BUFFER = 4096;

    private final Socket socket = new Socket();

    private SlowReader() {}

    /** Posts JSON and asks for events. */
    public static SlowReader post(URI address, String token, String body) {
        SlowReader reader = new SlowReader();
        try {
            reader.socket.setReceiveBufferSize(SMALLEST_BUFFER);
            reader.socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            String head = "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: "
                    + body.length() + "\r\n\r\n";
            reader.socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
            return reader;
        } catch (IOException e) {
            reader.close();
            throw new UncheckedIOException(e);
        }
    }

    /** The next byte; -1 at the end. */
    public int read() {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
