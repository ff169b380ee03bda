package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The limit of these tests is 100 kB. */
class BodiesTest extends GatewayTest {

    private static final String TOO_LARGE = "x".repeat(150_000);

    @Test
    void a_body_over_the_limit_is_413() {
        isError(Wire.send(port, "POST", "/api/auth/login", TOO_LARGE), 413, "PAYLOAD_TOO_LARGE");
        nothingReachedAnyService();
    }

    @Test
    void a_chunked_body_over_the_limit_is_413_too() {
        Wire.Reply reply = Wire.raw(
                port,
                "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(TOO_LARGE.length()) + "\r\n" + TOO_LARGE + "\r\n0\r\n\r\n");

        isError(reply, 413, "PAYLOAD_TOO_LARGE");
        nothingReachedAnyService();
    }

    @Test
    void a_chunked_body_within_it_arrives_whole() {
        String body = "y".repeat(50_000);
        Wire.Reply reply = Wire.raw(
                port,
                "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(USERS.last().body()).isEqualTo(body);
    }

    @Test
    void a_form_is_not_read_on_the_way() {
        Wire.send(port, "POST", "/api/auth/login", "a=1&b=2", "Content-Type: application/x-www-form-urlencoded");

        assertThat(USERS.last().body()).isEqualTo("a=1&b=2");
        assertThat(USERS.last().uri()).isEqualTo("/api/auth/login");
    }

    @Test
    void a_large_answer_arrives_whole() {
        String body = "z".repeat(3_000_000);
        CHAT.answers(exchange -> FakeService.answer(exchange, 200, body));

        assertThat(Wire.get(port, "/api/conversations", Tokens.bearer(USER)).body())
                .isEqualTo(body);
    }

    @Test
    void headers_and_addresses_without_end_are_refused() {
        isError(Wire.get(port, "/api/auth/me", "Authorization: Bearer " + "a".repeat(1_000_000)), 431, "BAD_REQUEST");
        isError(Wire.get(port, "/api/auth/me", "X: y\r\n".repeat(5_000) + "X: y"), 431, "BAD_REQUEST");
        isError(Wire.get(port, "/api/auth/me?q=" + "a".repeat(100_000)), 414, "BAD_REQUEST");
        nothingReachedAnyService();
    }

    @Test
    void head_and_empty_answers_pass() {
        CHAT.answers(exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        assertThat(Wire.get(port, "/api/conversations", Tokens.bearer(USER)).status())
                .isEqualTo(204);
        assertThat(Wire.send(port, "HEAD", "/api/conversations", "", Tokens.bearer(USER))
                        .status())
                .isEqualTo(204);
    }
}
