package dev.atelier.chat.turn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Plays user-service's internal door for provider keys. */
final class FakeKeyVault {

    private static final String ROOT = "/internal/provider-keys";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** {@code user/service} to {@code id:value}. */
    final Map<String, String> keys = new ConcurrentHashMap<>();

    final AtomicInteger asked = new AtomicInteger();
    volatile boolean away;

    private final HttpServer server;

    FakeKeyVault() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(ROOT, this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(ROOT.length() + 1);
        boolean serviceToken = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ");
        Object body = path.equals("owners") ? Map.of("owners", List.of()) : key(path);
        byte[] json = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        int status = away ? 503 : serviceToken ? 200 : 401;
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private Map<String, String> key(String path) {
        asked.incrementAndGet();
        String key = keys.get(path);
        if (key == null) {
            return Map.of();
        }
        String[] parts = key.split(":", 2);
        return Map.of("keyId", parts[0], "keyValue", parts[1]);
    }
}
