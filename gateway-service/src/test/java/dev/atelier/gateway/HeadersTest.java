package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.platform.security.TokenKeys;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id: victim",
                "x-user-role: ADMIN",
                "X-USER-ID: victim",
                "X-User-Id:\tnobody, victim \t",
                "X-User-Id: nobody\r\nX-User-Id: victim",
                "Connection: X-User-Id\r\nX-User-Id: victim",
                "X_User_Id: victim",
                "X-Tenant-Id: t",
                "X-Plan: gold",
                "X-Internal-Token: t",
                "X-Forwarded-Host: evil.com",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Port: 1",
                "Forwarded: for=1.2.3.4;host=evil.com",
                "X-Real-IP: 1.2.3.4",
                "X-Original-URL: /internal/x",
                "X-Rewrite-URL: /internal/x",
                "X-CF-Forwarded-Url: http://evil.com",
                "X-HTTP-Method-Override: DELETE",
                "baggage: userId=victim",
                "Proxy-Authorization: Basic eA==",
                "Keep-Alive: timeout=5",
                "TE: trailers",
                "Upgrade: h2c",
                "X-B3-TraceId: 463ac35c9f6413ad48485a3953bb6124"
            })
    void what_only_the_platform_may_say_is_dropped(String header) {
        Wire.get(port, "/api/auth/me", Tokens.bearer(USER), header);

        for (String line : header.split("\r\n")) {
            assertThat(names(USERS.last(), "X-Forwarded-For", "X-Request-Id"))
                    .doesNotContain(line.substring(0, line.indexOf(':')).replace("Connection", "X-User-Id"));
        }
        assertThat(USERS.last().headers().values().toString()).doesNotContain("victim", "evil", "ADMIN");
    }

    @Test
    void the_address_a_service_sees_is_that_of_the_connection() {
        Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "X-Forwarded-For: 1.2.3.4", "X-Forwarded-For: 5.6.7.8");

        assertThat(header("X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void the_gateway_proves_that_the_address_comes_from_it() {
        Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "X-Gateway-Token: forged", "x-gateway-token: forged");

        assertThat(header("X-Gateway-Token"))
                .singleElement()
                .satisfies(token -> assertThat(
                                new ServiceTokens(TokenKeys.parse(Tokens.KEYS), "test", Clock.systemUTC())
                                        .verify(token))
                        .isEqualTo("gateway-service"));
    }

    @Test
    void headers_named_by_connection_stay_behind_but_not_the_credentials() {
        Wire.raw(
                port,
                "GET /api/auth/me HTTP/1.1\r\nHost: x\r\nConnection: close, Note, Authorization\r\nNote: 1\r\n"
                        + Tokens.bearer(USER) + "\r\n\r\n");

        assertThat(names(USERS.last())).doesNotContain("Note").contains("Authorization");
    }

    @Test
    void what_a_call_needs_goes_on() {
        Wire.send(
                port,
                "POST",
                "/api/conversations",
                "{\"model\":\"m\"}",
                Tokens.bearer(USER),
                "Content-Type: application/json",
                "Accept: text/event-stream",
                "Accept-Language: en",
                "Idempotency-Key: abc");

        assertThat(CHAT.last().body()).isEqualTo("{\"model\":\"m\"}");
        assertThat(names(CHAT.last()))
                .contains("Content-Type", "Accept", "Accept-Language", "Idempotency-Key", "Content-Length");
    }

    @Test
    void a_sane_request_id_is_passed_on_and_returned_once() {
        CHAT.answers(exchange -> {
            exchange.getResponseHeaders().set("X-Request-Id", "of-the-service");
            FakeService.ok(exchange);
        });
        Wire.Reply reply = Wire.get(port, "/api/conversations", Tokens.bearer(USER), "X-Request-Id: abc-1.2_3");

        assertThat(reply.all("X-Request-Id")).containsExactly("abc-1.2_3");
        assertThat(CHAT.last().headers().get("X-request-id")).containsExactly("abc-1.2_3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a b", "<script>", "ü"})
    void an_odd_request_id_is_replaced(String id) {
        Wire.Reply reply = Wire.get(port, "/api/conversations", Tokens.bearer(USER), "X-Request-Id: " + id);

        assertThat(reply.all("X-Request-Id")).hasSize(1);
        assertThat(reply.header("X-Request-Id"))
                .matches("[A-Za-z0-9._-]{1,128}")
                .isNotEqualTo(id);
        assertThat(CHAT.last().headers().get("X-request-id")).containsExactly(reply.header("X-Request-Id"));
    }

    @Test
    void what_a_service_says_about_itself_stays_inside() {
        CHAT.answers(exchange -> {
            exchange.getResponseHeaders().set("Server", "fake/1");
            exchange.getResponseHeaders().set("X-Powered-By", "magic");
            exchange.getResponseHeaders().set("X-Internal-Node", "n1");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=5");
            FakeService.ok(exchange);
        });
        Wire.Reply reply = Wire.get(port, "/api/conversations", Tokens.bearer(USER), "Origin: https://app.example.com");

        assertThat(reply.all("Server")).isEmpty();
        assertThat(reply.all("X-Powered-By")).isEmpty();
        assertThat(reply.all("X-Internal-Node")).isEmpty();
        assertThat(reply.all("Access-Control-Allow-Origin")).containsExactly("https://app.example.com");
        assertThat(reply.all("Idempotency-Replayed")).containsExactly("true");
        assertThat(reply.all("Cache-Control")).containsExactly("max-age=5");
        assertThat(reply.all("Date")).hasSize(1);
        assertThat(reply.all("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void an_error_of_a_service_passes_untouched() {
        String body = "{\"success\":false,\"data\":null,\"message\":\"m\",\"errors\":[{\"code\":\"PROVIDER_ERROR\"}]}";
        CHAT.answers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "7");
            FakeService.answer(exchange, 502, body);
        });
        for (int i = 0; i < 60; i++) {
            Wire.Reply reply = Wire.get(port, "/api/conversations", Tokens.bearer(USER));
            assertThat(reply.status()).isEqualTo(502);
            assertThat(reply.body()).isEqualTo(body);
            assertThat(reply.header("Retry-After")).isEqualTo("7");
        }
    }

    @Test
    void a_trace_is_continued_and_a_broken_one_begun_anew() {
        String trace = "463ac35c9f6413ad48485a3953bb6124";
        Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "traceparent: 00-" + trace + "-0020000000000001-01");
        assertThat(header("traceparent")).hasSize(1);
        assertThat(header("traceparent").getFirst())
                .startsWith("00-" + trace + "-")
                .doesNotContain("0020000000000001");

        Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "traceparent: junk<>");
        assertThat(header("traceparent")).hasSize(1);
        assertThat(header("traceparent").getFirst()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void baggage_and_trace_state_without_end_stay_outside() {
        Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "baggage: a=" + "b".repeat(8_000), "tracestate: a=b");

        assertThat(USERS.last().headers().toString()).doesNotContain("bbbb");
    }

    private List<String> header(String name) {
        return USERS.last().headers().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
