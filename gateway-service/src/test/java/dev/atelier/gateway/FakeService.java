package dev.atelier.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A service behind the gateway that remembers what reached it and answers as the test says. */
final class FakeService implements AutoCloseable {

    record Seen(String method, String uri, Map<String, List<String>> headers, String body) {}

    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @FunctionalInterface
    interface AnswerToRequest {
        void to(HttpExchange exchange, Seen request) throws IOException;
    }

    static final String ENVELOPE =
            "{\"success\":true,\"data\":{\"from\":\"service\"},\"message\":\"ok\",\"errors\":null}";

    private final HttpServer server;
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private volatile AnswerToRequest answer = (exchange, _) -> ok(exchange);

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(Answer how) {
        answer = (exchange, _) -> how.to(exchange);
    }

    void answersByRequest(AnswerToRequest how) {
        answer = how;
    }

    void reset() {
        seen.clear();
        answers(FakeService::ok);
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    Seen last() {
        return seen().getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static void ok(HttpExchange exchange) throws IOException {
        answer(exchange, 200, ENVELOPE);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body);
        seen.add(request);
        answer.to(exchange, request);
    }
}
