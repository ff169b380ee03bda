package dev.atelier.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server as the local stack runs it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = "spring.profiles.active=local")
class LocalConfigServerTests {

    private final ConfigClient client;

    LocalConfigServerTests(@LocalServerPort int port) {
        this.client = ConfigClient.of(port);
    }

    @Test
    void serves_the_shared_settings_to_every_service() {
        assertThat(client.get("/user-service/default").body())
                .contains("management.tracing.sampling.probability", "spring.mongodb.database");
    }

    @Test
    void serves_the_catalogue_under_the_names_the_chat_service_asks_for() {
        assertThat(client.get("/chat-service,providers,models/default").body())
                .contains("atelier.catalogue.providers.openai.adapter", "atelier.catalogue.models[0].id");
    }

    @Test
    void leaves_placeholders_to_the_service_so_that_no_secret_passes_through() {
        assertThat(client.get("/chat-service,providers,models/default").body())
                .contains("${OPENAI_API_KEY:}", "${ATELIER_JWT_KEYS:}");
    }

    @Test
    void does_not_take_the_services_settings_for_its_own() {
        assertThat(client.get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("mongo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/application-default.yml",
                "/chat-service/default/main/models.yml",
                "/chat-service/default/..%252F..%252Fetc/passwd",
                "/..%252F..%252Fetc%252Fpasswd%23/x",
                "/chat-service/..%2F..%2Fetc",
                "/encrypt/status",
                "/key",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator",
                "/"
            })
    void has_no_other_address(String path) {
        assertThat(client.get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/encrypt", "/decrypt", "/monitor", "/chat-service/default", "/actuator/refresh"})
    void takes_nothing_in(String path) {
        assertThat(client.post(path, "path=chat-service").statusCode()).isEqualTo(404);
    }
}
