package dev.atelier.chat.fault;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a caller of {@code /v1/chat/completions} gets, in a few words. */
final class CallerAnswer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CallerAnswer() {}

    static String of(HttpResponse<String> response) {
        boolean stream =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        String answer = stream ? streamed(response.body()) : whole(JSON.readTree(response.body()));
        String retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(seconds -> ", `Retry-After`")
                .orElse("");
        return response.statusCode() + " " + answer + retryAfter;
    }

    private static String whole(JsonNode body) {
        return body.has("error") ? code(body) : "the answer";
    }

    private static String streamed(String body) {
        List<String> frames = body.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        if (frames.getLast().equals("[DONE]")) {
            return "the whole stream";
        }
        JsonNode last = JSON.readTree(frames.getLast());
        return "the beginning of the stream, then " + code(last);
    }

    private static String code(JsonNode error) {
        return "`" + error.path("error").path("code").asString("no code") + "`";
    }
}
