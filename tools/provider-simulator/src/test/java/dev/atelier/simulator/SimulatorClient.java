package dev.atelier.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a simulator as a client of OpenAI and as a tester at the control door. */
final class SimulatorClient {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;

    SimulatorClient(ProviderSimulator simulator) {
        this.root = URI.create("http://127.0.0.1:" + simulator.port());
    }

    record Answer(int status, HttpResponse<String> raw) {
        JsonNode json() {
            return MAPPER.readTree(raw.body());
        }

        JsonNode error() {
            return json().path("error");
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String content() {
            return json().at("/choices/0/message/content").asString("");
        }

        /** The payloads of a stream's events, without {@code data: }. */
        List<String> events() {
            return raw.body()
                    .lines()
                    .filter(line -> !line.isEmpty())
                    .map(line -> line.substring("data: ".length()))
                    .toList();
        }

        /** All events but {@code [DONE]}. */
        List<JsonNode> chunks() {
            return events().stream()
                    .filter(event -> !event.equals("[DONE]"))
                    .map(MAPPER::readTree)
                    .toList();
        }

        String streamedContent() {
            return String.join(
                    "",
                    chunks().stream()
                            .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                            .toList());
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer sk-test-key-wxyz")
                .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }

    InputStream open(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpRequest chatRequest(String body) {
        return request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    Answer chat(String body) throws IOException, InterruptedException {
        return send(chatRequest(body));
    }

    /** A request to gpt-4o-mini with one user message and further fields, each with a leading comma. */
    static String asking(String prompt, String more) {
        return "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":"
                + MAPPER.writeValueAsString(prompt) + "}]" + more + "}";
    }
}
