package dev.atelier.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.security.CraftedToken;
import dev.atelier.platform.security.Scope;
import dev.atelier.platform.security.ServiceTokens;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.method.HandlerMethod;

@SpringBootTest(
        classes = HouseApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=house",
            "spring.cloud.config.enabled=false",
            "eureka.client.enabled=false",
            "atelier.security.revocation.enabled=false"
        })
class AccessTests {

    private static final String AUTHORIZATION = "Authorization";

    private final Client client;
    private final ServiceTokens serviceTokens;

    @Autowired
    AccessTests(@LocalServerPort int port, ServiceTokens serviceTokens) {
        this.client = new Client(port);
        this.serviceTokens = serviceTokens;
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("atelier.security.jwt-keys", () -> CraftedToken.KEYS);
    }

    @ParameterizedTest
    @CsvSource({
        // path, person, admin, program, program with scopes, its own scope among them
        "/api/me,          200, 200, 403, 403, 403",
        "/api/me/later,    200, 200, 403, 403, 403",
        "/api/chats,       200, 200, 200, 403, 200",
        "/api/mistaken,    403, 403, 403, 403, 403",
        "/api/forgotten,   403, 403, 403, 403, 403",
    })
    void each_kind_of_visitor_gets_in_where_the_rule_says(
            String path, int person, int admin, int program, int narrowed, int scoped) throws Exception {
        assertThat(get(path, person())).isEqualTo(person);
        assertThat(get(path, person().claim("role", "ADMIN"))).isEqualTo(admin);
        assertThat(get(path, program())).isEqualTo(program);
        assertThat(get(path, program().claim("scope", "stats images"))).isEqualTo(narrowed);
        assertThat(get(path, program().claim("scope", "stats chat"))).isEqualTo(scoped);
        assertThat(client.get(path).status()).isEqualTo(401);
    }

    @Test
    void the_path_of_an_open_handler_is_open_whatever_token_comes_along() throws Exception {
        assertThat(client.get("/api/doors/github").status()).isEqualTo(200);
        assertThat(client.get("/api/doors/github", AUTHORIZATION, "Bearer stale")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/doors/github/callback").status()).isEqualTo(401);
        assertThat(client.postJson("/api/doors/github", "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PREMIUM"})
    void an_administrators_handler_reads_nothing_of_others(String role) throws Exception {
        Client.Answer answer =
                client.postJson("/api/admin/users", "{not json", AUTHORIZATION, bearer(person().claim("role", role)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
        assertThat(answer.json().get("success").asBoolean()).isFalse();
    }

    @Test
    void an_administrator_comes_in_person_only() throws Exception {
        assertThat(post(person().claim("role", "ADMIN"))).isEqualTo(200);
        assertThat(post(program().claim("role", "ADMIN"))).isEqualTo(403);
    }

    @Test
    void a_service_is_served_where_the_rule_says() throws Exception {
        String service = "Bearer " + serviceTokens.current();
        assertThat(client.get("/internal/secrets", AUTHORIZATION, service).status())
                .isEqualTo(200);
        assertThat(client.get("/internal/forgotten", AUTHORIZATION, service).status())
                .isEqualTo(403);
        assertThat(get("/internal/secrets", person().claim("role", "ADMIN"))).isEqualTo(401);
    }

    @Test
    void a_handler_without_a_rule_serves_only_where_its_path_was_opened_by_name() throws Exception {
        assertThat(client.get("/docs/page").status()).isEqualTo(200);
        assertThat(client.get("/api/forgotten", AUTHORIZATION, bearer(person())).code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void a_rule_names_one_scope_with_studio_and_none_otherwise() throws NoSuchMethodException {
        assertThat(AccessRule.of(handler("right"))).isEqualTo(new AccessRule(Who.STUDIO, Scope.VIDEOS));
        assertThatIllegalStateException().isThrownBy(() -> AccessRule.of(handler("noScope")));
        assertThatIllegalStateException().isThrownBy(() -> AccessRule.of(handler("uselessScope")));
    }

    private int get(String path, CraftedToken token) throws IOException, InterruptedException {
        return client.get(path, AUTHORIZATION, bearer(token)).status();
    }

    private int post(CraftedToken token) throws IOException, InterruptedException {
        return client.postJson("/api/admin/users", "{}", AUTHORIZATION, bearer(token))
                .status();
    }

    private static String bearer(CraftedToken token) {
        return "Bearer " + token.signed();
    }

    private static CraftedToken person() {
        return CraftedToken.of(Instant.now());
    }

    private static CraftedToken program() {
        return person().claim("tid", "65a1b2c3d4e5f60718293aaa");
    }

    private static HandlerMethod handler(String name) throws NoSuchMethodException {
        return new HandlerMethod(new Mistakes(), Mistakes.class.getDeclaredMethod(name));
    }

    static final class Mistakes {

        @Access(value = Who.STUDIO, scope = Scope.VIDEOS)
        void right() {}

        @Access(Who.STUDIO)
        void noScope() {}

        @Access(value = Who.SESSION, scope = Scope.CHAT)
        void uselessScope() {}
    }
}
