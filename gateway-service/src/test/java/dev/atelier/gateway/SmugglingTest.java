package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers in a row could read differently, so that a part of one becomes another. */
class SmugglingTest extends GatewayTest {

    private static final String HIDDEN = "GET /api/auth/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\r\n : chunked",
                "X: y\rTransfer-Encoding: chunked",
                "X: y\u0000",
                "Content-Length: 0\r\nContent-Length: 51",
                "Content-Length: 0, 51",
                "Content-Length: +51",
                "Content-Length: -1",
                "Content-Length: 0x33",
                "Content-Length: 99999999999999999999"
            })
    void a_body_of_doubtful_length_is_refused_and_the_connection_closed(String header) {
        Wire.Reply reply =
                Wire.raw(port, "POST /api/auth/login HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n" + HIDDEN);

        assertThat(reply.status()).as(reply.body()).isIn(400, 501);
        isTheOnlyAnswer(reply);
        nothingReachedAnyService();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100000004\r\n",
                "-1\r\n",
                "0x1\r\n",
                "+1\r\n",
                " 1\r\nx\r\n0\r\n\r\n",
                "1\nx\r\n0\r\n\r\n",
                "1;a\nx\r\n0\r\n\r\n",
                "1;a=\"\r\nx\r\n0\r\n\r\n",
                "1;a=\"b\"\r\nx\r\n0\r\n\r\n",
                "1\r\nx0\r\n\r\n",
                "1\r\nx\n0\r\n\r\n",
                "0\r\nX-User-Id: victim\r\n\r\n",
            })
    void a_chunk_that_is_not_written_to_the_letter_is_refused_and_the_connection_closed(String chunks) {
        Wire.Reply reply = Wire.raw(
                port,
                "POST /api/auth/login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + HIDDEN);

        isError(reply, 400, "BAD_REQUEST");
        isTheOnlyAnswer(reply);
        assertThat(USERS.seen()).noneMatch(seen -> seen.uri().contains("smuggled"));
        assertThat(USERS.seen().toString()).doesNotContain("victim");
    }

    @Test
    void of_two_lengths_the_chunks_count_and_nothing_follows_on_that_connection() {
        for (String lengths : List.of(
                "Content-Length: 6\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 6")) {
            Wire.Reply reply = Wire.raw(
                    port, "POST /api/auth/login HTTP/1.1\r\nHost: x\r\n" + lengths + "\r\n\r\n0\r\n\r\n" + HIDDEN);

            isTheOnlyAnswer(reply);
            assertThat(USERS.seen()).noneMatch(seen -> seen.uri().contains("smuggled"));
            assertThat(USERS.last().body()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void a_doubtful_host_is_refused(String head) {
        Wire.Reply reply = Wire.raw(port, head + "\r\nConnection: close\r\n\r\n");

        isError(reply, 400, "BAD_REQUEST");
        nothingReachedAnyService();
    }

    static Stream<String> a_doubtful_host_is_refused() {
        String request = "GET /api/auth/oauth2/github HTTP/1.1";
        return Stream.of(
                request,
                request + "\r\nHost: a\r\nHost: b",
                request + "\r\nHost: a\r\nHost: a",
                request + "\r\nHost: a b",
                request + "\r\nHost: a/../b",
                request + "\r\nHost: user@a",
                request + "\r\nHost: a:99999x",
                "GET http://evil.com/api/auth/oauth2/github HTTP/1.1\r\nHost: localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CONNECT example.com:443", "CONNECT /api/auth/me", "CONNECT http://example.com/", "CONNECT *"})
    void nobody_gets_a_tunnel(String line) {
        Wire.Reply reply = Wire.raw(port, line + " HTTP/1.1\r\nHost: example.com:443\r\nConnection: close\r\n\r\n");

        isError(reply, 405, "METHOD_NOT_ALLOWED");
        assertThat(reply.header("Allow")).contains("GET", "POST").doesNotContain("CONNECT");
        nothingReachedAnyService();
    }

    @Test
    void http_2_is_not_spoken_here() {
        Wire.Reply preface = Wire.raw(port, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
        Wire.Reply upgrade = Wire.get(
                port,
                "/api/auth/oauth2/github",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA");

        assertThat(preface.status()).isIn(0, 400, 505);
        assertThat(upgrade.status()).isEqualTo(200);
        assertThat(names(USERS.last())).doesNotContain("Upgrade", "HTTP2-Settings");
    }

    private static void isTheOnlyAnswer(Wire.Reply reply) {
        assertThat(reply.body()).doesNotContain("HTTP/1.1 ");
        assertThat(reply.all("Connection")).containsExactly("close");
    }
}
