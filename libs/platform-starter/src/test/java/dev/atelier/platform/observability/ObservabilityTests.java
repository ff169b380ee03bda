package dev.atelier.platform.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.platform.sample.Client;
import dev.atelier.platform.sample.Sample;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@Sample
class ObservabilityTests {

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @Test
    void calls_are_measured_under_the_name_of_the_service_and_probes_are_not() throws Exception {
        var client = new Client(port);
        assertThat(client.get("/actuator/health").status()).isEqualTo(200);
        client.get("/api/nothing");

        await().until(() -> uris().stream().anyMatch("/api/nothing"::equals));
        assertThat(uris()).noneMatch(uri -> uri.startsWith("/actuator"));
        assertThat(meters.get("http.server.requests").meters())
                .allSatisfy(meter -> assertThat(meter.getId().getTag("service")).isEqualTo("sample"));
    }

    private Collection<String> uris() {
        return meters.find("http.server.requests").meters().stream()
                .map(Meter::getId)
                .map(id -> String.valueOf(id.getTag("uri")))
                .toList();
    }
}
