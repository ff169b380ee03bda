package dev.atelier.platform.security.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.CraftedToken;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.platform.security.revocation.Revocation;
import dev.atelier.platform.security.revocation.RevocationPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The three doors of a service as they stand outside the local stack. */
@SpringBootTest(
        classes = DoorsApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=doors",
            "spring.cloud.config.enabled=false",
            "eureka.client.enabled=false",
            "atelier.security.revocation.enabled=false",
            "atelier.security.ops-user=operator",
            "atelier.security.ops-password=correct horse"
        })
class DoorsTests {

    private final RawHttp http;
    private final ServiceTokens serviceTokens;
    private final RevocationPublisher revocations;

    @Autowired
    DoorsTests(@LocalServerPort int port, ServiceTokens serviceTokens, RevocationPublisher revocations) {
        this.http = new RawHttp(port);
        this.serviceTokens = serviceTokens;
        this.revocations = revocations;
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("atelier.security.jwt-keys", () -> CraftedToken.KEYS);
    }

    @Test
    void a_user_comes_in_with_an_access_token() {
        String answer = http.send("GET", "/api/me", RawHttp.bearer(user().signed()));
        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer)
                .contains("65a1b2c3d4e5f60718293a4b", "X-Content-Type-Options: nosniff", "Cache-Control: no-store")
                .doesNotContain("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/me", "/api/nowhere", "/", "/error", "/favicon.ico", "/v3/api-docs2", "/api/auth/login"})
    void nobody_comes_in_without_one(String path) {
        String answer = http.send("GET", path);
        assertThat(RawHttp.status(answer)).isEqualTo(401);
        assertThat(answer).contains("WWW-Authenticate: Bearer", "\"success\":false", "\"code\":\"UNAUTHENTICATED\"");
    }

    @Test
    void the_answer_says_why_a_good_token_is_not_good_any_more() {
        String expired = user().claim("exp", Instant.now().minusSeconds(5).getEpochSecond())
                .signed();
        assertThat(http.send("GET", "/api/me", RawHttp.bearer(expired))).contains(" 401 ", "TOKEN_EXPIRED");

        String revoked = user().claim("jti", "aaaaaaaaaaaaaaaaaaaaaaaa.1").signed();
        assertThat(http.send("GET", "/api/me", RawHttp.bearer(revoked))).contains(" 200 ");
        revocations.publish(Revocation.ofSession(
                "aaaaaaaaaaaaaaaaaaaaaaaa", Instant.now(), Instant.now().plusSeconds(900)));
        assertThat(http.send("GET", "/api/me", RawHttp.bearer(revoked))).contains(" 401 ", "TOKEN_REVOKED");
    }

    @Test
    void an_unknown_path_is_told_to_users_only() {
        assertThat(http.send("GET", "/api/nowhere", RawHttp.bearer(user().signed())))
                .contains(" 404 ", "NOT_FOUND");
    }

    @Test
    void open_paths_do_not_look_at_the_token() {
        assertThat(http.send("POST", "/api/auth/login", RawHttp.bearer("stale")))
                .contains(" 200 ", "welcome");
        assertThat(http.send("GET", "/v3/api-docs/x")).contains(" 200 ");
    }

    @Test
    void a_role_opens_what_is_its_own() {
        String admin = user().claim("role", "ADMIN").signed();
        assertThat(http.send("GET", "/api/admin/users", RawHttp.bearer(admin))).contains(" 200 ");
        assertThat(http.send("GET", "/api/admin/users", RawHttp.bearer(user().signed())))
                .contains(" 403 ", "FORBIDDEN");
    }

    @Test
    void identity_is_in_the_token_and_in_no_header() {
        assertThat(http.send(
                        "GET",
                        "/api/admin/users",
                        RawHttp.bearer(user().signed()),
                        "X-User-Role: ADMIN\r\nX-User-Id: 1\r\n"))
                .contains(" 403 ");
        assertThat(http.send("GET", "/api/me", "X-User-Id: 65a1b2c3d4e5f60718293a4b\r\nX-Internal-Token: 1\r\n"))
                .contains(" 401 ");
    }

    @Test
    void two_tokens_are_none() {
        String token = RawHttp.bearer(user().signed());
        assertThat(http.send("GET", "/api/me", token, token)).contains(" 401 ");
        assertThat(http.send("GET", "/api/me?access_token=" + user().signed())).contains(" 401 ");
    }

    @Test
    void a_service_comes_in_by_its_own_door_only() {
        String service = RawHttp.bearer(serviceTokens.current());
        assertThat(http.send("GET", "/internal/secrets", service)).contains(" 200 ", "doors");
        assertThat(http.send("GET", "/api/me", service)).contains(" 401 ");
        assertThat(http.send("GET", "/internal/nowhere", service)).contains(" 404 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/secrets",
                "/%69nternal/secrets",
                "/internal/%73ecrets",
                "/internal",
                "/internal/nowhere",
                "//internal/secrets",
                "/internal;x=1/secrets",
                "/api/..;/internal/secrets",
                "/api/../internal/secrets",
                "/api/%2e%2e/internal/secrets",
                "/%2finternal/secrets",
                "/Internal/secrets",
                "/internal/secrets/"
            })
    void a_user_never_gets_through_the_internal_door(String path) {
        String answer = http.send(
                "GET", path, RawHttp.bearer(user().claim("role", "ADMIN").signed()));
        assertThat(RawHttp.status(answer)).isIn(400, 401, 404);
        assertThat(answer).doesNotContain("doors");
    }

    @Test
    void a_user_is_told_401_at_the_internal_door() {
        assertThat(http.send("GET", "/internal/secrets", RawHttp.bearer(user().signed())))
                .contains(" 401 ");
        assertThat(http.send("GET", "/%69nternal/secrets", RawHttp.bearer(user().signed())))
                .contains(" 401 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api//me", "/api;a=b/me", "/api/%2e%2e/x", "/api%2fme"})
    void crooked_paths_are_refused_in_the_envelope(String path) {
        String answer = http.send("GET", path, RawHttp.bearer(user().signed()));
        assertThat(answer).contains(" 400 ").contains("BAD_REQUEST", "\"success\":false");
    }

    @Test
    void trace_is_no_method_here() {
        assertThat(RawHttp.status(http.send("TRACE", "/api/me", RawHttp.bearer(user().signed()))))
                .isEqualTo(405);
    }

    @Test
    void a_megabyte_of_token_is_refused() {
        String answer = http.send("GET", "/api/me", RawHttp.bearer("A".repeat(20_000)));
        assertThat(RawHttp.status(answer)).isIn(400, 401, 431);
    }

    @Test
    void health_tells_its_status_and_metrics_need_the_operator() {
        String health = http.send("GET", "/actuator/health");
        assertThat(RawHttp.status(health)).isEqualTo(200);
        assertThat(health).contains("\r\n{\"status\":\"UP\"}\r\n");
        assertThat(http.send("GET", "/actuator/health/liveness")).contains(" 200 ");
        assertThat(http.send("GET", "/actuator/health/readiness")).contains(" 200 ");
        assertThat(http.send("GET", "/actuator/prometheus")).contains(" 401 ", "WWW-Authenticate: Basic");
        assertThat(http.send(
                        "GET",
                        "/actuator/prometheus",
                        RawHttp.bearer(user().claim("role", "ADMIN").signed())))
                .contains(" 401 ");
        assertThat(http.send("GET", "/actuator/prometheus", basic("operator:wrong")))
                .contains(" 401 ");
        assertThat(http.send("GET", "/actuator/prometheus", "Authorization: Basic !!!\r\n"))
                .contains(" 401 ");
        assertThat(http.send("GET", "/actuator/prometheus", basic("operator:correct horse")))
                .contains(" 200 ", "jvm_memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "heapdump",
                "threaddump",
                "loggers",
                "configprops",
                "mappings",
                "refresh",
                "shutdown",
                "beans"
            })
    void nothing_else_of_the_actuator_exists(String endpoint) {
        assertThat(RawHttp.status(http.send("GET", "/actuator/" + endpoint))).isEqualTo(401);
        assertThat(RawHttp.status(http.send("GET", "/actuator/" + endpoint, basic("operator:correct horse"))))
                .isEqualTo(404);
        assertThat(RawHttp.status(http.send("POST", "/actuator/" + endpoint, basic("operator:correct horse"))))
                .isIn(404, 405);
    }

    private static CraftedToken user() {
        return CraftedToken.of(Instant.now());
    }

    private static String basic(String credentials) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }
}
