package dev.atelier.platform.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Client.Answer;
import dev.atelier.platform.sample.Sample;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@Sample
class ErrorAnswersTests {

    private Client client;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        client = new Client(port);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_code_has_its_status_and_a_sentence_in_both_languages(ErrorCode code) throws Exception {
        Answer chinese = client.get("/api/fail/code/" + code);
        Answer english = client.get("/api/fail/code/" + code, "Accept-Language", "en-GB,en;q=0.9");

        assertThat(chinese.status()).isEqualTo(code.status().value());
        assertThat(chinese.code()).isEqualTo(code.name());
        assertThat(chinese.json().get("message").asString()).containsPattern("\\p{IsHan}");
        assertThat(english.json().get("message").asString()).matches("[\\x20-\\x7e]+");
        assertThat(english.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void an_error_has_the_whole_envelope() throws Exception {
        JsonNode body = client.get("/api/fail/code/CONFLICT").json();

        assertThat(body.toString())
                .isEqualTo("{\"success\":false,\"data\":null,\"message\":\"数据已被其他操作修改，请重试\",\"errors\":"
                        + "[{\"code\":\"CONFLICT\",\"message\":\"数据已被其他操作修改，请重试\",\"field\":null}]}");
    }

    @Test
    void says_when_to_come_again_in_whole_seconds_rounded_up() throws Exception {
        assertThat(client.get("/api/fail/limited").header("Retry-After")).isEqualTo("2");
    }

    @Test
    void names_every_field_that_is_wrong_and_fills_the_numbers_in() throws Exception {
        JsonNode errors = client.get("/api/fail/two-fields", "Accept-Language", "en")
                .json()
                .get("errors");

        assertThat(errors).hasSize(2);
        assertThat(errors.get(1).get("message").asString()).isEqualTo("must be from 1 to 366");
    }

    @Test
    void passes_on_what_a_provider_said() throws Exception {
        Answer answer = client.get("/api/fail/provider");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.json().get("message").asString()).isEqualTo("the model is overloaded");
    }

    @ParameterizedTest
    @CsvSource({
        "bug, 500, INTERNAL_ERROR",
        "error, 500, INTERNAL_ERROR",
        "duplicate, 409, CONFLICT",
        "stale, 409, CONFLICT",
        "bad-query, 500, DATABASE_ERROR",
        "store-away, 503, SERVICE_UNAVAILABLE",
        "connection, 503, SERVICE_UNAVAILABLE",
        "breaker, 503, SERVICE_UNAVAILABLE",
        "feign, 503, SERVICE_UNAVAILABLE",
        "denied, 401, UNAUTHENTICATED"
    })
    void a_failure_inside_tells_its_code_and_nothing_else(String kind, int status, String code) throws Exception {
        Answer answer = client.get("/api/fail/throw/" + kind);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.response().body()).doesNotContain("secret", "Exception", "java", "at ");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NOT_FOUND",
        "403, FORBIDDEN",
        "431, BAD_REQUEST",
        "503, SERVICE_UNAVAILABLE",
        "507, INTERNAL_ERROR"
    })
    void send_error_answers_the_envelope_and_keeps_its_status(int status, String code) throws Exception {
        Answer answer = client.get("/api/fail/send-error/" + status, "X-Request-Id", "mine-1");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.response().body()).doesNotContain("secret");
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine-1");
    }

    @Test
    void an_unknown_address_is_not_found() throws Exception {
        Answer answer = client.get("/api/nowhere", "Accept-Language", "en");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("message").asString()).isEqualTo("Not found");
    }

    @Test
    void a_wrong_method_names_the_allowed_ones() throws Exception {
        Answer answer = client.send(client.request("/api/things").DELETE());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    @ParameterizedTest
    @CsvSource({"/api/things, text/csv", "/api/things, text/event-stream", "/api/table, application/pdf"})
    void a_format_nobody_makes_is_refused_in_json(String path, String accept) throws Exception {
        Answer answer = client.get(path, "Accept", accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.code()).isEqualTo("NOT_ACCEPTABLE");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void an_error_is_json_even_for_those_who_only_accept_streams() throws Exception {
        Answer answer = client.get("/api/fail/throw/store-away", "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("SERVICE_UNAVAILABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "*/*", "application/*", "*/*;charset=UTF-8"})
    void a_body_in_another_format_is_unsupported(String type) throws Exception {
        Answer answer = client.post("/api/things", "<name/>", "Content-Type", type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a<b> HTTP/1.1 | 400 | BAD_REQUEST",
                "GET /%zz HTTP/1.1 | 400 | BAD_REQUEST",
                "TRACE /api/things HTTP/1.1 | 405 | METHOD_NOT_ALLOWED",
                "GET /api/things?q=%00 HTTP/1.1 | 400 | BAD_REQUEST",
                "GET /api//things;a=b HTTP/1.1 | 400 | BAD_REQUEST"
            })
    void what_tomcat_or_the_firewall_refuses_has_the_envelope(String line, int status, String code) throws Exception {
        String answer = client.raw(
                line + "\r\nHost: here\r\nX-Request-Id: r-1\r\nAccept-Language: en\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("\"code\":\"" + code + "\"", "\"success\":false")
                .containsIgnoringCase("X-Request-Id: ");
        assertThat(answer).doesNotContain("<html", "Exception", "Tomcat");
    }

    @ParameterizedTest
    @MethodSource("oversizedHeads")
    void a_head_that_is_too_large_is_refused_with_its_own_status(String head, int status) throws Exception {
        String answer = client.raw(head + "Connection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("\"code\":\"BAD_REQUEST\"", "\"success\":false")
                .containsIgnoringCase("X-Request-Id: ");
    }

    static Stream<Arguments> oversizedHeads() {
        String line = "GET /api/things HTTP/1.1\r\nHost: here\r\n";
        return Stream.of(
                Arguments.of("GET /api/things?q=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: here\r\n", 414),
                Arguments.of("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: here\r\n", 414),
                Arguments.of(line + "X-Long: " + "x".repeat(20_000) + "\r\n", 431),
                Arguments.of(line + "X-Many: 1\r\n".repeat(200), 431),
                Arguments.of(line + "X:y\r\n".repeat(20_000), 431),
                Arguments.of(line + "X Bad: 1\r\n", 400));
    }

    @Test
    void whoever_asks_first_learns_of_a_refusal_before_the_body_is_on_its_way() throws Exception {
        String answer = client.raw(announcement(70_000));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    }

    @Test
    void whoever_asks_first_is_told_to_go_on_where_the_body_is_wanted() throws Exception {
        String body = "{\"name\":\"abc\"}";
        try (Socket socket = client.connect()) {
            socket.getOutputStream().write(announcement(body.length()).getBytes(StandardCharsets.UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 100");
            socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.lines()).contains("HTTP/1.1 201 ");
        }
    }

    private static String announcement(int length) {
        return "POST /api/things HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void half_an_answer_is_cut_instead_of_looking_complete() throws Exception {
        String answer = client.raw("GET /api/fail/half-way HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void a_refused_upload_is_told_so_before_it_is_sent() throws Exception {
        Answer answer = client.postJson("/api/things", "x".repeat(70_000));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void an_upload_of_unknown_length_is_cut_at_the_limit() throws Exception {
        byte[] body = ("{\"name\":\"" + "x".repeat(70_000) + "\"}").getBytes();
        HttpRequest.BodyPublisher chunked =
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        Answer answer = client.send(client.request("/api/things", "Content-Type", "application/json")
                .POST(chunked));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("PAYLOAD_TOO_LARGE");
    }

    @Test
    void a_compressed_body_is_unsupported() throws Exception {
        Answer answer = client.postJson("/api/things", "{}", "Content-Encoding", "gzip");

        assertThat(answer.status()).isEqualTo(415);
    }
}
