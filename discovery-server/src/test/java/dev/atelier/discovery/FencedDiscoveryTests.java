package dev.atelier.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The registry as it runs anywhere but in the local stack. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"atelier.ops.user=operator", "atelier.ops.password=correct horse"})
class FencedDiscoveryTests {

    private final EurekaClient client;

    FencedDiscoveryTests(@LocalServerPort int port) {
        this.client = EurekaClient.of(port);
    }

    @Test
    void registers_who_has_the_credentials() {
        assertThat(client.registerAs("operator", "correct horse", "real").statusCode())
                .isEqualTo(204);
        assertThat(client.getAs("operator", "correct horse", "/eureka/apps/CHAT-SERVICE/real")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refuses_a_rogue_instance_and_the_removal_of_a_real_one() {
        client.registerAs("operator", "correct horse", "kept");

        assertThat(client.register("rogue", 90).statusCode()).isEqualTo(401);
        assertThat(client.unregister("kept").statusCode()).isEqualTo(401);

        assertThat(client.getAs("operator", "correct horse", "/eureka/apps/CHAT-SERVICE/rogue")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.getAs("operator", "correct horse", "/eureka/apps/CHAT-SERVICE/kept")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/eureka/apps", "/lastn", "/actuator/env", "/actuator"})
    void tells_strangers_nothing(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void has_health_and_no_other_actuator_endpoint() {
        assertThat(client.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(client.get("/actuator/health").body()).doesNotContain("components", "details", "groups");
        assertThat(client.getAs("operator", "correct horse", "/actuator/env").statusCode())
                .isEqualTo(404);
    }

    @Test
    void does_not_start_without_credentials() {
        assertThatIllegalStateException().isThrownBy(() -> new OpsCredentials("", "").require());
    }
}
