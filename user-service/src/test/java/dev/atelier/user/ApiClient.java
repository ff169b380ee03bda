package dev.atelier.user;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls the service as a client does, over HTTP. */
public final class ApiClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final Map<String, String> headers;

    public ApiClient(int port) {
        this("http://127.0.0.1:" + port, Map.of());
    }

    private ApiClient(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    public ApiClient with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiClient(base, more);
    }

    public ApiClient as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public ApiClient english() {
        return with("Accept-Language", "en");
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
        String text = body instanceof String raw ? raw : body == null ? "" : JSON.writeValueAsString(body);
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", headers.getOrDefault("Content-Type", "application/json"))
                .method(method, BodyPublishers.ofString(text));
        headers.forEach((name, value) -> {
            if (!name.equals("Content-Type")) {
                request.header(name, value);
            }
        });
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), JSON.readTree(Objects.requireNonNull(response.body())), response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
