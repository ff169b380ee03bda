package dev.atelier.simulator;

import dev.atelier.simulator.SimulatorClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the simulator as a client of Gemini. */
abstract class GeminiSimulatorTest extends SimulatorTest {

    static final String KEY = "AIzaTestKey-wxyz";
    private static final String MODEL = "/v1beta/models/gemini-3.5-flash";

    static Answer post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path, KEY, body));
    }

    static HttpRequest request(String path, String key, String body) {
        return client.request(path)
                .header("x-goog-api-key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    static Answer get(String path) throws IOException, InterruptedException {
        return client.send(
                client.request(path).header("x-goog-api-key", KEY).GET().build());
    }

    static Answer generate(String prompt, String more) throws IOException, InterruptedException {
        return post(MODEL + ":generateContent", asking(prompt, more));
    }

    static Answer stream(String prompt, String more) throws IOException, InterruptedException {
        return post(MODEL + ":streamGenerateContent?alt=sse", asking(prompt, more));
    }

    /** A request with one text of a user and further fields, each with a leading comma. */
    static String asking(String prompt, String more) {
        return "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":"
                + JsonMapper.shared().writeValueAsString(prompt) + "}]}]" + more + "}";
    }

    static String text(JsonNode response) {
        return response.at("/candidates/0/content/parts/0/text").asString("");
    }

    static String text(List<JsonNode> chunks) {
        return String.join("", chunks.stream().map(GeminiSimulatorTest::text).toList());
    }
}
