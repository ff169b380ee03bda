package dev.atelier.benchmarks.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SignInCallTest {

    private static final String TOKENS = "{\"success\":true,\"data\":{\"accessToken\":\"eyJ\",\"refreshToken\":\"r\"}}";

    private final List<JsonNode> sent = new ArrayList<>();
    private HttpServer gateway;
    private String answer = TOKENS;
    private Site site;

    @BeforeEach
    void startGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/api/auth/", exchange -> {
            sent.add(JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes()));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
        site = new Site(gateway.getAddress(), gateway.getAddress());
    }

    @AfterEach
    void stopGateway() {
        gateway.stop(0);
    }

    @Test
    void signs_in_with_the_password_the_account_was_made_with() throws IOException {
        Account account = Account.register(site, "ada");

        try (SignInCall call = new SignInCall(site, account)) {
            call.open();
            call.make();
            call.make();
        }

        assertThat(sent).hasSize(3);
        assertThat(sent.get(1).path("username").asString()).isEqualTo("ada");
        assertThat(sent.get(1).path("password")).isEqualTo(sent.getFirst().path("password"));
        assertThat(sent.get(2)).isEqualTo(sent.get(1));
    }

    @Test
    void counts_an_answer_without_tokens_as_an_error() throws IOException {
        Account account = Account.register(site, "ada");
        answer = "{\"success\":true,\"data\":null}";

        try (SignInCall call = new SignInCall(site, account)) {
            assertThatThrownBy(call::make).isInstanceOf(IOException.class).hasMessageContaining("200");
        }
    }
}
