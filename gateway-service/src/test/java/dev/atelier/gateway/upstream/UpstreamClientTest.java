package dev.atelier.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.RequestConfig;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Reads the shipped settings back from the client that was built from them, not from the settings. */
class UpstreamClientTest {

    @Test
    void has_the_shipped_timeouts() throws IOException {
        UpstreamProperties shipped = shipped();
        try (var client = new UpstreamClient(shipped)) {
            RequestConfig settings = client.settings(shipped.responseTimeout());
            assertThat(settings.getResponseTimeout().toDuration()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.getConnectionRequestTimeout().toDuration()).isEqualTo(Duration.ofSeconds(2));
            assertThat(settings.isRedirectsEnabled()).isFalse();
            assertThat(settings.isContentCompressionEnabled()).isFalse();
            assertThat(client.pool().getDefaultMaxPerRoute()).isEqualTo(5_000);
        }
        assertThat(shipped.silence()).isEqualTo(Duration.ofSeconds(60));
        assertThat(shipped.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    }

    private static UpstreamProperties shipped() throws IOException {
        var environment = new StandardEnvironment();
        var file = new FileSystemResource("../config-server/src/main/resources/config/gateway-service.yml");
        new YamlPropertySourceLoader()
                .load("shipped", file)
                .forEach(source -> environment.getPropertySources().addLast(source));
        return Binder.get(environment)
                .bind("atelier.gateway.upstream", UpstreamProperties.class)
                .get();
    }
}
