package dev.atelier.platform.security.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import dev.atelier.platform.security.CraftedToken;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The doors in the local stack, and of a service that has no {@code /internal/**}. */
@SpringBootTest(
        classes = DoorsApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.profiles.active=local",
            "spring.cloud.config.enabled=false",
            "eureka.client.enabled=false",
            "atelier.security.revocation.enabled=false",
            "atelier.security.internal-paths=false"
        })
class LocalDoorsTests {

    private final RawHttp http;

    LocalDoorsTests(@LocalServerPort int port) {
        this.http = new RawHttp(port);
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("atelier.security.jwt-keys", () -> CraftedToken.KEYS);
    }

    @Test
    void metrics_are_open_and_nothing_else_of_the_actuator_exists() {
        assertThat(http.send("GET", "/actuator/prometheus")).contains(" 200 ", "jvm_memory");
        assertThat(http.send("GET", "/actuator/env")).contains(" 404 ");
    }

    @Test
    void without_the_internal_door_its_paths_are_as_any_other() {
        assertThat(http.send("GET", "/internal/nowhere")).contains(" 401 ");
        assertThat(http.send(
                        "GET",
                        "/internal/nowhere",
                        RawHttp.bearer(CraftedToken.of(Instant.now()).signed())))
                .contains(" 404 ");
    }

    @Test
    void a_service_without_keys_does_not_start() {
        var application = new SpringApplicationBuilder(DoorsApplication.class)
                .properties(
                        "server.port=0",
                        "spring.cloud.config.enabled=false",
                        "eureka.client.enabled=false",
                        "atelier.security.jwt-keys=",
                        "atelier.security.revocation.enabled=false");
        assertThatException()
                .isThrownBy(application::run)
                .havingRootCause()
                .isInstanceOf(IllegalStateException.class)
                .withMessageContaining("ATELIER_JWT_KEYS");
    }
}
