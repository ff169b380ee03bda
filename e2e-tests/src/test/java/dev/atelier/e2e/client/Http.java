package dev.atelier.e2e.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 as any program speaks it. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Http() {}

    /** A request with a JSON body, if there is one. */
    public static HttpRequest.Builder request(String method, URI address, @Nullable String body) {
        var request = HttpRequest.newBuilder(address).timeout(LONGEST);
        if (body == null) {
            return request.method(method, BodyPublishers.noBody());
        }
        return request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    public static Answer get(URI address) {
        return send(request("GET", address, null));
    }

    public static Answer send(HttpRequest.Builder request) {
        var response = exchange(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** An answer that is no text. */
    public static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofByteArray());
    }

    /** An answer whose body is read while it comes. */
    static HttpResponse<InputStream> open(HttpRequest.Builder request) {
        return exchange(request, BodyHandlers.ofInputStream());
    }

    private static <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return CLIENT.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
