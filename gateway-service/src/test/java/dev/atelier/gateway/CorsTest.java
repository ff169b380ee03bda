package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest extends GatewayTest {

    private static final String LISTED = "https://app.example.com";

    @Test
    void a_listed_origin_may_read_answers() {
        Wire.Reply reply = Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "Origin: " + LISTED);

        assertThat(reply.all("Access-Control-Allow-Origin")).containsExactly(LISTED);
        assertThat(reply.all("Access-Control-Allow-Credentials")).containsExactly("true");
        assertThat(reply.header("Access-Control-Expose-Headers"))
                .contains("RateLimit-Remaining", "X-Request-Id", "Retry-After", "Idempotency-Replayed");
        assertThat(String.join(",", reply.all("Vary"))).contains("Origin");
    }

    @Test
    void it_may_read_errors_too() {
        Wire.Reply reply = Wire.get(port, "/api/auth/me", "Origin: " + LISTED);

        isError(reply, 401, "UNAUTHENTICATED");
        assertThat(reply.all("Access-Control-Allow-Origin")).containsExactly(LISTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.com",
                "null",
                "https://app.example.com.evil.com",
                "https://evilapp.example.com",
                "http://app.example.com",
                "https://app.example.com:8443",
                "HTTPS://APP.EXAMPLE.COM"
            })
    void another_origin_is_told_nothing(String origin) {
        Wire.Reply reply = Wire.get(port, "/api/auth/me", Tokens.bearer(USER), "Origin: " + origin);

        assertThat(reply.all("Access-Control-Allow-Origin")).isEmpty();
        assertThat(String.join(",", reply.all("Vary"))).contains("Origin");
        isError(preflight(origin, "GET", "authorization"), 403, "FORBIDDEN");
        assertThat(preflight(origin, "GET", "authorization").all("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void a_preflight_of_a_listed_origin_is_granted_without_a_token() {
        Wire.Reply reply = preflight(LISTED, "POST", "authorization, content-type, Idempotency-Key");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.all("Access-Control-Allow-Origin")).containsExactly(LISTED);
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST");
        nothingReachedAnyService();
    }

    @Test
    void a_preflight_for_an_unlisted_method_or_header_is_refused() {
        isError(preflight(LISTED, "TRACE", "authorization"), 403, "FORBIDDEN");
        isError(preflight(LISTED, "GET", "x-user-id"), 403, "FORBIDDEN");
        nothingReachedAnyService();
    }

    private Wire.Reply preflight(String origin, String method, String headers) {
        return Wire.send(
                port,
                "OPTIONS",
                "/api/conversations",
                "",
                "Origin: " + origin,
                "Access-Control-Request-Method: " + method,
                "Access-Control-Request-Headers: " + headers);
    }
}
