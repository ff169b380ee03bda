package dev.atelier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server as it runs anywhere but in the local stack. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {"atelier.ops.user=operator", "atelier.ops.password=correct horse"})
class FencedConfigServerTests {

    private final ConfigClient client;

    FencedConfigServerTests(@LocalServerPort int port) {
        this.client = ConfigClient.of(port);
    }

    @Test
    void serves_settings_to_who_has_the_credentials() {
        assertThat(client.getAs("operator", "correct horse", "/user-service/default")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refuses_wrong_credentials() {
        assertThat(client.getAs("operator", "wrong", "/user-service/default").statusCode())
                .isEqualTo(401);
        assertThat(client.getAs("", "", "/user-service/default").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/user-service/default",
                "/application-default.yml",
                "/chat-service/default/..%252F..%252Fetc/passwd",
                "/key",
                "/actuator/env",
                "/"
            })
    void tells_strangers_nothing(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void has_no_other_address_for_operators_either() {
        assertThat(client.getAs("operator", "correct horse", "/application-default.yml")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.getAs("operator", "correct horse", "/actuator/env").statusCode())
                .isEqualTo(404);
    }

    @Test
    void tells_probes_its_status_and_nothing_else() {
        assertThat(client.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(client.get("/actuator/health").body()).doesNotContain("components", "details", "groups");
    }

    @Test
    void does_not_start_without_credentials() {
        assertThatIllegalStateException().isThrownBy(() -> new OpsCredentials("operator", " ").require());
    }
}
