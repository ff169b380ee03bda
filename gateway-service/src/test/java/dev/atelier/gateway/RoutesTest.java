package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;

class RoutesTest extends GatewayTest {

    @LocalManagementPort
    int managementPort;

    @ParameterizedTest
    @CsvSource({
        "GET, /api/auth/me, user",
        "PUT, /api/auth/password, user",
        "GET, /api/conversations, chat",
        "GET, /api/conversations?limit=5&q=a%20b, chat",
        "POST, /api/conversations/64b000000000000000000002/messages, chat",
        "DELETE, /api/conversations/64b000000000000000000002, chat",
        "GET, /api/models/chat, chat",
        "GET, /api/stats/usage?from=2026-01-01, stats",
        "GET, /api/stats/usage/daily, stats"
    })
    void leads_to_the_service(String method, String path, String service) {
        Wire.Reply reply = Wire.send(port, method, path, "", Tokens.bearer(USER));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.body()).contains("\"from\":\"service\"");
        FakeService target = service.equals("user") ? USERS : service.equals("chat") ? CHAT : STATS;
        assertThat(target.last().uri()).isEqualTo(path);
        assertThat(target.last().method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/unknown",
                "/api/authority",
                "/api/models/image",
                "/internal/revocations",
                "/internal",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/actuator/gateway/routes/x",
                "/user-service/api/auth/me",
                "/chat-service/internal/x",
                "/API/auth/me",
                "/api/Conversations",
                "/eureka/apps",
                "/error",
                "/favicon.ico",
                "/v3/api-docs",
                "/v3/api-docs/swagger-config",
                "/v3/api-docs/chat-service",
                "/swagger-ui.html",
                "/swagger-ui/index.html"
            })
    void every_other_path_is_404_whoever_asks(String path) {
        isError(Wire.get(port, path), 404, "NOT_FOUND");
        isError(Wire.get(port, path, Tokens.bearer(USER)), 404, "NOT_FOUND");
        nothingReachedAnyService();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/auth/me",
                "/api//auth/me",
                "/api/auth/../../internal/x",
                "/api/auth/..;/..;/internal/x",
                "/api/auth/./me",
                "/api/auth/me;a=b",
                "/api/auth/%2e%2e/internal",
                "/api/auth%2f..%2finternal",
                "/api/auth/%252e%252e/x",
                "/api/auth/me%00",
                "/api/auth/%5c..%5cinternal",
                "/api\\auth/me",
                "/%2finternal/x",
                "/internal/..;/api/auth/me",
                "/%69nternal/revocations",
                "/api/auth/me%0d%0aX-User-Id:1"
            })
    void path_tricks_reach_nobody(String path) {
        Wire.Reply reply = Wire.get(port, path, Tokens.bearer(USER));

        assertThat(reply.status()).as(path + " " + reply.body()).isIn(400, 404);
        assertThat(reply.body()).contains("\"success\":false");
        nothingReachedAnyService();
    }

    @Test
    void an_anonymous_call_of_a_protected_route_is_401() {
        Wire.Reply reply = Wire.get(port, "/api/conversations");

        isError(reply, 401, "UNAUTHENTICATED");
        assertThat(reply.all("WWW-Authenticate")).containsExactly("Bearer");
        nothingReachedAnyService();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/oauth2/token"})
    void signing_in_needs_no_token(String path) {
        assertThat(Wire.send(port, "POST", path, "{}").status()).isEqualTo(200);
        assertThat(USERS.last().body()).isEqualTo("{}");
    }

    @Test
    void the_way_to_another_provider_and_back_is_open_and_passes_unchanged() {
        String provider = "https://provider.example.com/authorize?state=a%2Bb&scope=openid%20email";
        USERS.answers(exchange -> {
            exchange.getResponseHeaders().set("Location", provider);
            exchange.getResponseHeaders().add("Set-Cookie", "one=1; HttpOnly; SameSite=Lax");
            exchange.getResponseHeaders().add("Set-Cookie", "two=2");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        Wire.Reply away = Wire.get(port, "/api/auth/oauth2/github?redirect_uri=x");
        Wire.Reply back = Wire.get(port, "/api/auth/oauth2/github/callback?code=c%2F1&state=s", "Cookie: one=1");

        assertThat(away.status()).isEqualTo(302);
        assertThat(away.header("Location")).isEqualTo(provider);
        assertThat(away.all("Set-Cookie")).containsExactly("one=1; HttpOnly; SameSite=Lax", "two=2");
        assertThat(back.status()).isEqualTo(302);
        assertThat(USERS.last().uri()).isEqualTo("/api/auth/oauth2/github/callback?code=c%2F1&state=s");
        assertThat(USERS.last().headers().get("Cookie")).containsExactly("one=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PROPFIND"})
    void an_open_path_names_its_method_to_whoever_uses_another(String method) {
        Wire.Reply reply = Wire.send(port, method, "/api/auth/login", "");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.all("Allow")).containsExactly("POST");
        nothingReachedAnyService();
    }

    @Test
    void a_stale_or_foreign_token_is_refused_here_already() {
        String expired = Tokens.of(USER, Duration.ofSeconds(-5));
        isError(Wire.get(port, "/api/auth/me", "Authorization: Bearer " + expired), 401, "TOKEN_EXPIRED");
        isError(Wire.get(port, "/api/auth/me", "Authorization: Bearer eyJ.eyJ.x"), 401, "UNAUTHENTICATED");
        isError(Wire.get(port, "/api/auth/me", "Authorization: Basic YTpi"), 401, "UNAUTHENTICATED");
        isError(Wire.get(port, "/api/auth/me", Tokens.bearer(USER), Tokens.bearer(USER)), 401, "UNAUTHENTICATED");
        nothingReachedAnyService();
    }

    @Test
    void the_token_goes_on_unchanged() {
        String bearer = Tokens.bearer(USER);
        Wire.get(port, "/api/auth/me", bearer);

        assertThat("Authorization: "
                        + USERS.last().headers().get("Authorization").getFirst())
                .isEqualTo(bearer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "BREW", "PROPFIND", "get", "OPTIONS"})
    void methods_that_no_call_has_are_405_whoever_asks(String method) {
        Wire.Reply reply = Wire.send(port, method, "/api/auth/me", "", Tokens.bearer(USER));

        isError(reply, 405, "METHOD_NOT_ALLOWED");
        assertThat(reply.header("Allow")).contains("GET", "POST").doesNotContain("TRACE");
        isError(Wire.send(port, method, "/api/auth/me", ""), 405, "METHOD_NOT_ALLOWED");
        nothingReachedAnyService();
    }

    @Test
    void errors_speak_the_callers_language() {
        assertThat(Wire.get(port, "/nowhere").body()).contains("\"message\":\"").doesNotContain("ound");
        assertThat(Wire.get(port, "/nowhere", "Accept-Language: en").body().toLowerCase(Locale.ROOT))
                .contains("not");
    }

    @Test
    void actuator_is_on_its_own_port() {
        assertThat(managementPort).isNotEqualTo(port);
        assertThat(Wire.get(managementPort, "/actuator/health").body())
                .containsPattern("(?m)^\\{\"status\":\"[A-Z_]+\"}\r?$");
        assertThat(Wire.get(managementPort, "/actuator/health/liveness").status())
                .isEqualTo(200);
        assertThat(Wire.get(managementPort, "/api/auth/me", Tokens.bearer(USER)).status())
                .isIn(401, 404);
        nothingReachedAnyService();
    }
}
