package dev.atelier.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doReturn;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** Documents and their page where they are switched on; that they are off otherwise is seen in {@link RoutesTest}. */
@TestPropertySource(properties = "atelier.api-docs.enabled=true")
class ApiDocsTest extends GatewayTest {

    @MockitoSpyBean
    private DiscoveryClient discovery;

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "chat-service", "stats-service"})
    void everybody_may_read_what_a_service_says_about_itself(String service) {
        Wire.Reply reply = Wire.get(port, "/v3/api-docs/" + service);

        assertThat(reply.status()).isEqualTo(200);
        FakeService asked = switch (service) {
            case "user-service" -> USERS;
            case "chat-service" -> CHAT;
            default -> STATS;
        };
        assertThat(asked.last().uri()).isEqualTo("/v3/api-docs/" + service);
    }

    @Test
    void the_page_is_told_of_every_running_service() {
        doReturn(List.of()).when(discovery).getInstances("stats-service");

        Wire.Reply reply = Wire.get(port, "/v3/api-docs/swagger-config");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.body()).isEqualTo("""
                {"urls":[{"url":"/v3/api-docs/chat-service","name":"chat-service"},\
                {"url":"/v3/api-docs/user-service","name":"user-service"}]}""");
    }

    @Test
    void a_service_that_is_not_there_has_no_document() {
        doReturn(List.of()).when(discovery).getInstances("stats-service");

        isError(Wire.get(port, "/v3/api-docs/stats-service"), 404, "NOT_FOUND");
        nothingReachedAnyService();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/api-docs",
                "/v3/api-docs/nonesuch",
                "/v3/api-docs/gateway-service",
                "/v3/api-docs/discovery-server",
                "/v3/api-docs/chat-service/more",
                "/swagger-ui",
                "/swagger-ui/",
                "/swagger-ui/index.html",
                "/swagger-ui/pom.properties",
                "/swagger-ui/swagger-initializer.js"
            })
    void nothing_else_is_there(String path) {
        isError(Wire.get(port, path), 404, "NOT_FOUND");
        nothingReachedAnyService();
    }

    @Test
    void the_page_loads_all_it_needs_from_here_and_nothing_from_elsewhere() {
        Wire.Reply page = Wire.get(port, "/swagger-ui.html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self';");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.body()).contains("src=\"swagger-ui/start.js\"").doesNotContain("http:", "https:");
    }

    @ParameterizedTest
    @CsvSource({
        "start.js, text/javascript",
        "swagger-ui-bundle.js, text/javascript",
        "swagger-ui-standalone-preset.js, text/javascript",
        "swagger-ui.css, text/css",
        "favicon-32x32.png, image/png"
    })
    void its_files_are_there(String file, String type) {
        Wire.Reply reply = Wire.get(port, "/swagger-ui/" + file);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).startsWith(type);
        assertThat(reply.body()).isNotEmpty();
    }

    @Test
    void a_front_end_may_read_documents_and_another_page_may_not() {
        Wire.Reply ours = Wire.get(port, "/v3/api-docs/chat-service", "Origin: https://app.example.com");
        Wire.Reply others = Wire.get(port, "/v3/api-docs/chat-service", "Origin: https://evil.com");

        assertThat(ours.all("Access-Control-Allow-Origin")).containsExactly("https://app.example.com");
        assertThat(others.all("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void documents_are_read_only() {
        isError(Wire.send(port, "POST", "/v3/api-docs/chat-service", "{}"), 405, "METHOD_NOT_ALLOWED");
        nothingReachedAnyService();
    }

    @Test
    void everything_else_still_asks_for_a_token() {
        isError(Wire.get(port, "/api/auth/me"), 401, "UNAUTHENTICATED");
    }
}
