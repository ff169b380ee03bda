package dev.atelier.simulator;

import dev.atelier.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the simulator as a client of Anthropic. */
abstract class MessageTest extends SimulatorTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    record Event(String name, JsonNode data) {}

    static Answer message(String prompt, String more) throws IOException, InterruptedException {
        return send(asking(prompt, more));
    }

    static Answer send(String body) throws IOException, InterruptedException {
        return client.send(request("/v1/messages")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static Answer get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build());
    }

    static HttpRequest.Builder request(String path) {
        return bare(path).header("x-api-key", "sk-ant-test-wxyz").header("anthropic-version", "2023-06-01");
    }

    /** Without any of Anthropic's headers. */
    static HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + simulator.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json");
    }

    /** A request to claude-haiku-4-5 for at most 1000 tokens, with further fields, each with a leading comma. */
    static String asking(String prompt, String more) {
        return "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":1000,\"messages\":[{\"role\":\"user\",\"content\":"
                + MAPPER.writeValueAsString(prompt) + "}]" + more + "}";
    }

    static String text(Answer answer) {
        return answer.json().at("/content/0/text").asString("");
    }

    /** The events of a stream, each of which has a name and data. */
    static List<Event> events(Answer answer) {
        List<Event> events = new ArrayList<>();
        for (String event : answer.raw().body().split("\n\n")) {
            String[] lines = event.split("\n");
            events.add(new Event(
                    lines[0].substring("event: ".length()), MAPPER.readTree(lines[1].substring("data: ".length()))));
        }
        return events;
    }

    /** What the deltas of a stream come to. */
    static String streamed(Answer answer, String member) {
        StringBuilder whole = new StringBuilder();
        for (Event event : events(answer)) {
            whole.append(event.data().path("delta").path(member).asString(""));
        }
        return whole.toString();
    }
}
