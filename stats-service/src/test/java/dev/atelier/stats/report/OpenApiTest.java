package dev.atelier.stats.report;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.atelier.endpoints.DocumentedApi;
import dev.atelier.platform.security.Role;
import dev.atelier.stats.Events;
import dev.atelier.stats.ServiceOnRealServers;
import dev.atelier.stats.TestTokens;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** What the service says about its API is what it does. */
class OpenApiTest extends ServiceOnRealServers {

    private static final String RANGE = "?from=2026-01-01&to=2026-03-31";

    private final DocumentedApi document = DocumentedApi.of("dev.atelier.stats");

    @Autowired
    private MockMvc mvc;

    @Test
    void every_endpoint_is_documented_and_no_other() {
        document.requireComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/stats/usage", "/api/stats/usage/daily", "/api/stats/usage/monthly"})
    void statistics_look_as_documented(String path) throws Exception {
        String ann = Events.newId();
        counter.count(List.of(
                Events.chat(ann, "m", Instant.parse("2026-01-31T00:00:00Z"), 20, 3),
                Events.image(ann, "n", Instant.parse("2026-02-01T10:00:00Z"), 1_000_000)));

        promised(path, 200, path + RANGE, ann, Role.USER);
        promised(path, 200, path + RANGE + "&userId=*", ann, Role.ADMIN);
        promised(path, 400, path + "?from=nonsense", ann, Role.USER);
    }

    private void promised(String path, int status, String asked, String userId, Role role) throws Exception {
        var answer = mvc.perform(get(asked).header("Authorization", TestTokens.bearer(userId, role)))
                .andExpect(status().is(status))
                .andReturn()
                .getResponse();
        document.requireAnswer("GET", path, status, JsonMapper.shared().readTree(answer.getContentAsByteArray()));
    }
}
