package dev.atelier.aiproxy.spi.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderRequest;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketHttpTest {

    @ParameterizedTest
    @CsvSource({"/v1/chat?edition=2026%2D10&live, /v1/chat?edition=2026%2D10&live", "/v1/chat, /v1/chat", "'', /"})
    void asks_for_the_path_and_the_query_as_they_are(String address, String asked) throws IOException {
        var seen = new AtomicReference<URI>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.set(exchange.getRequestURI());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + address);
            assertThat(status(uri)).isEqualTo(204);
        } finally {
            server.stop(0);
        }

        assertThat(seen.get()).hasToString(asked);
    }

    private static int status(URI uri) {
        var http = new SocketHttp(Duration.ofSeconds(5), Duration.ofSeconds(5));
        var request = new ProviderRequest("GET", uri, Map.of(), new byte[0], new Cancellation());
        try (ProviderResponse response = http.send(request)) {
            return response.status();
        }
    }

    @Test
    void goes_to_port_80_where_the_address_names_none() {
        assertThat(SocketHttp.address(URI.create("http://127.0.0.1/v1")).getPort())
                .isEqualTo(80);
        assertThat(SocketHttp.address(URI.create("http://127.0.0.1:8090/v1")).getPort())
                .isEqualTo(8090);
    }
}
