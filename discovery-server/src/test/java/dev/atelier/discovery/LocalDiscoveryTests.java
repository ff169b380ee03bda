package dev.atelier.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The registry as the local stack runs it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.profiles.active=local")
class LocalDiscoveryTests {

    private final EurekaClient client;

    LocalDiscoveryTests(@LocalServerPort int port) {
        this.client = EurekaClient.of(port);
    }

    @Test
    void forgets_an_instance_that_stopped_renewing() {
        client.register("killed", 1);
        assertThat(client.get("/eureka/apps").body()).contains("killed");

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(client.get("/eureka/apps").body()).doesNotContain("killed"));
    }

    @Test
    void has_no_actuator_endpoint_but_health() {
        assertThat(client.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(client.get("/actuator/env").statusCode()).isEqualTo(404);
    }
}
