package dev.atelier.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a client does, over HTTP. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;
    private final Map<String, List<String>> headers;

    public ApiClient(int port) {
        this("http://127.0.0.1:" + port, Map.of());
    }

    private ApiClient(String base, Map<String, List<String>> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    public ApiClient with(String header, String... values) {
        var more = new HashMap<>(headers);
        more.put(header, List.of(values));
        return new ApiClient(base, more);
    }

    public ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiClient english() {
        return with("Accept-Language", "en");
    }

    public ApiClient key(String key) {
        return with("Idempotency-Key", key);
    }

    public ApiClient events() {
        return with("Accept", "text/event-stream");
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** A text is sent as it is, anything else as JSON. */
    public Answer send(String method, String path, @Nullable Object body) {
        HttpResponse<String> response = exchange(method, path, body, BodyHandlers.ofString());
        return new Answer(
                response.statusCode(), JSON.readTree(Objects.requireNonNull(response.body())), response.headers());
    }

    /** Gets what is no JSON. */
    public String text(String path) {
        HttpResponse<String> response = exchange("GET", path, null, BodyHandlers.ofString());
        return Objects.requireNonNull(response.body());
    }

    /** Posts and returns the answer as it stands on the wire. */
    public HttpResponse<String> raw(String path, Object body) {
        return exchange("POST", path, body, BodyHandlers.ofString());
    }

    /** Posts and hands over each event as it comes; closing the connection when {@code events} throws. */
    public HttpResponse<InputStream> stream(String path, Object body, Consumer<ServerEvent> events) {
        HttpResponse<InputStream> response = exchange("POST", path, body, BodyHandlers.ofInputStream());
        try (InputStream in = response.body();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.accept(new ServerEvent(name, JSON.readTree(line.substring(6))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return response;
    }

    private <T> HttpResponse<T> exchange(
            String method, String path, @Nullable Object body, HttpResponse.BodyHandler<T> handler) {
        String text = body instanceof String raw ? raw : body == null ? "" : JSON.writeValueAsString(body);
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, BodyPublishers.ofString(text));
        if (!headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
