package dev.atelier.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Sample;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@Sample
class UnpublishedDocumentTests {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Test
    void unless_told_to_a_service_says_nothing_about_itself() throws Exception {
        assertThat(new Client(port).get("/v3/api-docs/sample").status()).isEqualTo(404);
        assertThat(context.getBeansOfType(ApiDocumentController.class)).isEmpty();
    }
}
