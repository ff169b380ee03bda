package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.client.Answer;
import dev.atelier.e2e.client.Http;
import dev.atelier.e2e.stack.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The documents of the API as developers find them: without signing in, in one place, with a page to read them on. */
@EndToEnd
@Order(47)
class OpenApiTest {

    private static final List<String> SERVICES = List.of("chat-service", "stats-service", "user-service");

    private final Stack stack;

    OpenApiTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void the_gateway_lists_every_service_that_runs() {
        JsonNode urls = get("/v3/api-docs/swagger-config").expect(200).json().path("urls");

        assertThat(urls.values().stream().map(url -> url.path("name").stringValue()))
                .containsExactlyElementsOf(SERVICES);
        assertThat(urls.values().stream().map(url -> url.path("url").stringValue()))
                .allSatisfy(url -> assertThat(get(url).status()).isEqualTo(200));
    }

    @Test
    void all_documents_together_hold_every_endpoint_the_gateway_leads_to_and_no_other() {
        Set<String> documented = new TreeSet<>();
        for (String service : SERVICES) {
            JsonNode document = document(service);
            assertThat(document.path("openapi").stringValue()).startsWith("3.1.");
            document.path("paths")
                    .forEachEntry((path, item) -> item.propertyNames()
                            .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        }

        assertThat(documented)
                .containsExactlyElementsOf(new TreeSet<>(Endpoint.all().stream()
                        .filter(endpoint -> !endpoint.serves().equals("SERVICE"))
                        .map(Endpoint::toString)
                        .toList()));
    }

    @Test
    void an_operation_says_who_may_call_it() {
        JsonNode users = document("user-service").at("/paths/~1api~1admin~1users/get");
        JsonNode login = document("user-service").at("/paths/~1api~1auth~1login/post");
        JsonNode statistics = document("stats-service").at("/paths/~1api~1stats~1usage/get");

        assertThat(users.path("x-roles")).hasToString("[\"ADMIN\"]");
        assertThat(login.path("security")).hasToString("[]");
        assertThat(statistics.path("x-access-token-scope").stringValue()).isEqualTo("stats");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/swagger-ui.html", "/swagger-ui/start.js", "/swagger-ui/swagger-ui-bundle.js"})
    void there_is_a_page_to_read_them_on(String path) {
        assertThat(get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs/image-service", "/v3/api-docs/discovery-server", "/v3/api-docs"})
    void what_is_not_there_has_no_document(String path) {
        assertThat(get(path).expect(404).code()).isEqualTo("NOT_FOUND");
    }

    private JsonNode document(String service) {
        return get("/v3/api-docs/" + service).expect(200).json();
    }

    private Answer get(String path) {
        return Http.get(stack.gateway(path));
    }
}
