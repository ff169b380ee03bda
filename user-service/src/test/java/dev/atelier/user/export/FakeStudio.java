package dev.atelier.user.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Another service whose files are in an export. */
final class FakeStudio implements AutoCloseable {

    final AtomicInteger asked = new AtomicInteger();

    /** How many records the file has. */
    volatile int records = 3;

    /** How often a request for the file fails: first the service is away, then the stream is cut. */
    volatile int failures;

    /** Holds the middle of the file back. */
    volatile CountDownLatch middle = new CountDownLatch(0);

    private final HttpServer server;

    FakeStudio() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/personal-data", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static String line(int number) {
        return "{\"number\":" + number + ",\"content\":\"" + "x".repeat(500) + "\"}\n";
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/personal-data")) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            byte[] names = "[\"messages\"]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, names.length);
            exchange.getResponseBody().write(names);
            exchange.close();
            return;
        }
        int time = asked.incrementAndGet();
        if (time == 1 && failures > 0) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
            write(out, 0, records / 2);
            await();
            if (time <= failures) {
                return; // a proper end of the answer, in the middle of the file
            }
            write(out, records / 2, records);
            out.write('\n');
        }
    }

    private static void write(OutputStream out, int from, int to) {
        IntStream.range(from, to).forEach(number -> {
            try {
                out.write(line(number).getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void await() {
        try {
            middle.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
