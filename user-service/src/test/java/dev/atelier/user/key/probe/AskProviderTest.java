package dev.atelier.user.key.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.web.client.RestClient;

class AskProviderTest {

    private static final byte[] KEY = "key-0123456789".getBytes(StandardCharsets.US_ASCII);

    private final List<String> seen = new ArrayList<>();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Api-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Anthropic-Version"));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void presents_the_key_as_the_provider_wants_it() {
        assertThat(ask()).isEqualTo(Answer.TAKEN);
        assertThat(seen).containsExactly("GET /v1/models?limit=1 key-0123456789 2023-06-01");
    }

    @ParameterizedTest
    @CsvSource({"401, REFUSED", "403, REFUSED", "400, STRANGE", "404, STRANGE", "429, BUSY", "500, AWAY", "503, AWAY"})
    void tells_a_refused_key_from_a_provider_that_does_not_say(int answered, Answer meaning) {
        status = answered;

        assertThat(ask()).isEqualTo(meaning);
    }

    @Test
    void takes_the_key_nowhere_else() {
        status = 307;

        assertThat(ask()).isEqualTo(Answer.STRANGE);
        assertThat(seen).hasSize(1);
    }

    @Test
    void nobody_there_is_no_answer() {
        server.stop(0);

        assertThat(ask()).isEqualTo(Answer.AWAY);
    }

    private Answer ask() {
        var service = new ProbeProperties.Service(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                "/v1/models?limit=1",
                "x-api-key",
                "",
                Map.of("anthropic-version", "2023-06-01"),
                Set.of(401, 403));
        var properties =
                new ProbeProperties(Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of("anthropic", service));
        return new AskProvider(properties, RestClient.builder(), ClientHttpRequestFactoryBuilder.detect())
                .about("anthropic", KEY);
    }
}
