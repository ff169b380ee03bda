package dev.atelier.aiproxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A provider that answers every request byte by byte as told, also in ways no HTTP server would. */
public final class ScriptedProvider implements AutoCloseable {

    private final ServerSocket listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    public ScriptedProvider(Script script) {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> serve(script));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void serve(Script script) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                var request =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                while (!request.readLine().isEmpty()) {
                    // only the head matters; the body lies in the buffer
                }
                script.play(new Answer(client.getOutputStream()));
            } catch (IOException e) {
                // the client closed first
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to do with a request; the connection is closed when it returns. */
    @FunctionalInterface
    public interface Script {

        void play(Answer answer) throws IOException;
    }

    /** The line to the client. */
    public final class Answer {

        private final OutputStream out;

        private Answer(OutputStream out) {
            this.out = out;
        }

        public Answer send(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return this;
        }

        public Answer chunk(String text) throws IOException {
            return send(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
        }

        /** Says nothing for a while. */
        public Answer pause(Duration time) {
            try {
                closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return this;
        }
    }
}
