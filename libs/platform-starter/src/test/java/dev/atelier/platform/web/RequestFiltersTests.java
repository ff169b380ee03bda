package dev.atelier.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Sample;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Sample
@ExtendWith(OutputCaptureExtension.class)
class RequestFiltersTests {

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @Test
    void a_sane_request_id_is_kept() throws Exception {
        assertThat(client.get("/api/nothing", "X-Request-Id", "a.B_9-").header("X-Request-Id"))
                .isEqualTo("a.B_9-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "semi;colon", "é"})
    void an_odd_request_id_is_replaced(String sent) throws Exception {
        String answer = client.raw(
                "GET /api/nothing HTTP/1.1\r\nHost: h\r\nX-Request-Id: " + sent + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("X-Request-Id: [0-9a-f]{32}\r\n").doesNotContain(sent);
    }

    @Test
    void an_endless_request_id_is_replaced() throws Exception {
        assertThat(client.get("/api/nothing", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .hasSize(32);
    }

    @Test
    void a_call_is_one_line_in_the_access_log_with_its_ids_and_without_its_query(CapturedOutput output)
            throws Exception {
        client.get("/api/things/abc?q=private", "X-Request-Id", "log-1");

        JsonNode line = onlyLine(output, "access", "log-1");
        assertThat(line.get("method").asString()).isEqualTo("GET");
        assertThat(line.get("path").asString()).isEqualTo("/api/things/abc");
        assertThat(line.get("status").asInt()).isEqualTo(404);
        assertThat(line.get("durationMs").isNumber()).isTrue();
        assertThat(line.get("trace").asString()).hasSize(32);
        assertThat(output).doesNotContain("private");
    }

    @Test
    void the_access_log_names_the_caller_where_there_is_one(CapturedOutput output) throws Exception {
        client.get("/api/known-caller", "X-Request-Id", "log-7");

        assertThat(onlyLine(output, "access", "log-7").get("userId").asString()).isEqualTo("u1");
    }

    @Test
    void a_bug_is_logged_once_with_its_stack(CapturedOutput output) throws Exception {
        client.get("/api/fail/throw/bug", "X-Request-Id", "log-2");

        JsonNode line = onlyLine(output, "error", "log-2");
        assertThat(line.get("level").asString()).isEqualTo("ERROR");
        assertThat(line.get("error").asString()).contains("IllegalStateException", "FailingController");
        assertThat(lines(output, "application", "log-2")).isEmpty();
    }

    @Test
    void an_outage_is_logged_once_without_stack_or_quotation(CapturedOutput output) throws Exception {
        client.get("/api/fail/throw/store-away", "X-Request-Id", "log-3");

        JsonNode line = onlyLine(output, "error", "log-3");
        assertThat(line.get("level").asString()).isEqualTo("WARN");
        assertThat(line.get("cause").asString()).startsWith("DataAccessResourceFailureException");
        assertThat(line.has("error")).isFalse();
        assertThat(line.toString()).doesNotContain("secret-detail");
    }

    @Test
    void a_refusal_is_in_no_log_but_the_access_log(CapturedOutput output) throws Exception {
        client.get("/api/fail/code/CONFLICT", "X-Request-Id", "log-4");

        onlyLine(output, "access", "log-4");
        assertThat(lines(output, "error", "log-4")).isEmpty();
        assertThat(lines(output, "application", "log-4")).isEmpty();
    }

    @Test
    void a_slow_call_is_noted_and_a_long_stream_is_not(CapturedOutput output) throws Exception {
        client.get("/api/slow?millis=400", "X-Request-Id", "log-5");
        client.get("/api/stream/wait?millis=400", "X-Request-Id", "log-6");

        onlyLine(output, "slow", "log-5");
        onlyLine(output, "access", "log-6");
        assertThat(lines(output, "slow", "log-6")).isEmpty();
    }

    /** The line is written after the answer. */
    private static JsonNode onlyLine(CapturedOutput output, String log, String requestId) {
        await().until(() -> !lines(output, log, requestId).isEmpty());
        assertThat(lines(output, log, requestId)).hasSize(1);
        return lines(output, log, requestId).getFirst();
    }

    private static List<JsonNode> lines(CapturedOutput output, String log, String requestId) {
        return output.getOut()
                .lines()
                .filter(line -> line.startsWith("{") && line.endsWith("}"))
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.path("log").asString("").equals(log))
                .filter(line -> line.path("requestId").asString("").equals(requestId))
                .toList();
    }
}
