package dev.atelier.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Sample;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@Sample
@TestPropertySource(properties = "atelier.api-docs.enabled=true")
class PublishedDocumentTests {

    @LocalServerPort
    private int port;

    @Test
    void anybody_may_read_what_a_service_says_about_itself() throws Exception {
        Client.Answer answer = new Client(port).get("/v3/api-docs/sample");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("openapi").stringValue()).startsWith("3.1.");
        assertThat(answer.json().path("paths").has("/v3/api-docs/sample")).isFalse();
    }
}
