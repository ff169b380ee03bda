package dev.atelier.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.gateway.GatewayApplication;
import dev.atelier.testservers.TestServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = GatewayApplication.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "spring.config.additional-location=file:../config-server/src/main/resources/config/gateway-service-tls.yml",
            "management.server.port=0",
            "atelier.security.revocation.enabled=false",
            "management.tracing.export.zipkin.enabled=false"
        })
class HttpsTest {

    private static final int HTTPS = freePort();
    private static final int HTTP = freePort();

    @TempDir
    static Path files;

    private static SelfSigned certificate;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        certificate = SelfSigned.in(files);
        registry.add("ATELIER_TLS_CERTIFICATE", () -> certificate.certificate().toString());
        registry.add("ATELIER_TLS_PRIVATE_KEY", () -> certificate.privateKey().toString());
        registry.add("server.port", () -> HTTPS);
        registry.add("ATELIER_HTTP_PORT", () -> HTTP);
        registry.add("atelier.redis.url", TestServers::redisUrl);
        registry.add("atelier.security.jwt-keys", () -> "test:" + randomKey());
    }

    @Test
    void answers_over_https_with_the_given_certificate_and_says_so_for_the_future() throws Exception {
        HttpResponse<String> answer = get("https://localhost:" + port + "/api/auth/me");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.sslSession()).isPresent();
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void plain_http_is_sent_on_to_the_same_address() throws Exception {
        HttpResponse<String> answer = get("http://localhost:" + HTTP + "/api/models/chat?x=%20y");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("https://localhost:" + HTTPS + "/api/models/chat?x=%20y");
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(certificate.trusted()).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
