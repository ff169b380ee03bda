package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Canary;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Token;
import dev.atelier.e2e.stack.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Doors that are closed, whoever knocks and however. */
@EndToEnd
@Order(45)
@TestInstance(Lifecycle.PER_CLASS)
class DoorTest {

    private static final int GATEWAY_HEALTH = 8079;

    private final Stack stack;
    private final Person person;

    DoorTest(Stack stack) {
        this.stack = stack;
        this.person = Person.signUp(stack);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/revocations",
                "/Internal/revocations",
                "//internal/revocations",
                "/api/auth/../../internal/revocations",
                "/api/auth/..;/..;/internal/revocations",
                "/api/auth/%2e%2e/%2e%2e/internal/revocations",
                "/api/auth/..%2f..%2finternal/revocations",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/actuator/prometheus",
                "/actuator/gateway/routes",
                "/user-service/api/auth/me",
                "/user-service/internal/revocations",
                "/chat-service/api/conversations",
                "/CHAT-SERVICE/actuator/health",
                "/eureka/apps",
                "/chat-service/default",
                "/_sim/ledger",
            })
    void leads_nowhere_from_the_gateway(String path) {
        Answer answer = person.get(path);

        assertThat(answer.status()).as(answer.text()).isIn(400, 404);
        assertThat(answer.code()).isIn("NOT_FOUND", "BAD_REQUEST");
    }

    @ParameterizedTest
    @CsvSource({"8081, /api/auth/me", "8082, /api/conversations", "8082, /api/models/chat", "8086, /api/stats/usage"})
    void asks_for_a_token_at_the_service_itself(int port, String path) {
        Answer answer = Http.send(Http.request("GET", stack.at(port, path), null)
                .header("X-User-Id", person.id())
                .header("X-User-Role", "ADMIN"));

        assertThat(answer.expect(401).code()).isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(ints = {8081, 8082, 8086})
    void opens_no_internal_door_to_a_users_token(int port) {
        Answer answer = Http.send(person.request("GET", stack.at(port, "/internal/revocations"), null));

        assertThat(answer.status()).as(answer.text()).isIn(401, 403);
    }

    @Test
    void takes_no_identity_from_headers() {
        Person victim = Person.signUp(stack);
        String victims = victim.newConversation();

        var forged = person.request("GET", "/api/auth/me", null)
                .header("X-User-Id", victim.id())
                .header("X_User_Id", victim.id())
                .header("X-User-Role", "ADMIN")
                .header("X-Forwarded-User", victim.id());

        assertThat(Http.send(forged).expect(200).data("/id")).isEqualTo(person.id());
        var stolen =
                person.request("GET", "/api/conversations/" + victims, null).header("X-User-Id", victim.id());
        Http.send(stolen).expect(404);
        var anonymous = Http.request("GET", stack.gateway("/api/auth/me"), null).header("X-User-Id", victim.id());
        Http.send(anonymous).expect(401);
    }

    @Test
    void takes_no_role_from_a_body() {
        String name = Person.freshName();
        String body = Person.object(
                "username",
                name,
                "email",
                name + "@example.com",
                "password",
                Canary.PASSWORD + "-door",
                "role",
                "ADMIN");

        Answer answer = Http.send(Http.request("POST", stack.gateway("/api/auth/register"), body))
                .expect(201);

        assertThat(answer.data("/user/role")).isEqualTo("USER");
        assertThat(Token.of(answer.data("/accessToken")).claims().path("role").asString())
                .isEqualTo("USER");
    }

    @Test
    void shows_health_of_the_gateway_on_its_inner_port_only() {
        assertThat(Http.get(stack.at(GATEWAY_HEALTH, "/actuator/health"))
                        .expect(200)
                        .json()
                        .propertyNames())
                .contains("status")
                .doesNotContain("components");
        assertThat(person.get("/actuator/health").status()).isEqualTo(404);
        assertThat(Http.send(person.request("GET", stack.at(GATEWAY_HEALTH, "/api/auth/me"), null))
                        .status())
                .isNotEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"8079", "8081", "8082", "8086"})
    void has_no_actuator_that_tells_or_changes_anything(int port) {
        for (String endpoint : new String[] {"env", "heapdump", "threaddump", "loggers", "configprops", "mappings"}) {
            Answer answer = Http.send(person.request("GET", stack.at(port, "/actuator/" + endpoint), null));
            assertThat(answer.status()).as(endpoint).isIn(401, 403, 404);
        }
        for (String endpoint : new String[] {"refresh", "shutdown", "env", "busrefresh"}) {
            Answer answer = Http.send(person.request("POST", stack.at(port, "/actuator/" + endpoint), "{}"));
            assertThat(answer.status()).as(endpoint).isIn(401, 403, 404, 405);
        }
    }

    @Test
    void keeps_a_sane_request_id_and_replaces_any_other() {
        var sane = person.request("GET", "/api/auth/me", null).header("X-Request-Id", "my-request.1");
        var insane = person.request("GET", "/api/auth/me", null).header("X-Request-Id", "../../x y");

        assertThat(Http.send(sane).header("X-Request-Id")).isEqualTo("my-request.1");
        assertThat(Http.send(insane).header("X-Request-Id")).matches("[A-Za-z0-9._-]{1,128}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.com", "null", "http://localhost:3000.evil.com"})
    void lets_no_foreign_page_in(String origin) {
        var request = person.request("GET", "/api/auth/me", null).header("Origin", origin);

        assertThat(Http.send(request).headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void lets_the_front_end_in() {
        var request = person.request("GET", "/api/auth/me", null).header("Origin", "http://localhost:3000");

        Answer answer = Http.send(request).expect(200);

        assertThat(answer.headers().allValues("access-control-allow-origin")).containsExactly("http://localhost:3000");
    }
}
