package dev.atelier.stats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.atelier.platform.security.Role;
import dev.atelier.platform.security.ServiceTokens;
import dev.atelier.stats.Events;
import dev.atelier.stats.ServiceOnRealServers;
import dev.atelier.stats.TestTokens;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What the statistics hand out about a user. */
class UsageDataTest extends ServiceOnRealServers {

    private final String ann = Events.newId();
    private final String bob = Events.newId();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ServiceTokens serviceTokens;

    @Test
    void a_user_gets_a_line_per_day_and_model_and_none_of_others() throws Exception {
        counter.count(List.of(
                Events.chat(ann, "m", Instant.parse("2026-01-31T10:00:00Z"), 20, 7),
                Events.chat(ann, "m", Instant.parse("2026-01-31T11:00:00Z"), 20, 7),
                Events.image(ann, "n", Instant.parse("2024-02-01T10:00:00Z"), 1_000_000),
                Events.chat(bob, "m", Instant.parse("2026-01-31T10:00:00Z"), 20, 7)));

        assertThat(file(ann)).isEqualTo("""
                {"date":"2024-02-01","service":"image","model":"n","count":1,"tokens":0,"costMicros":1000000}
                {"date":"2026-01-31","service":"chat","model":"m","count":2,"tokens":240,"costMicros":14}

                """);
        assertThat(file(Events.newId())).isEqualTo("\n");
    }

    @Test
    void only_services_are_told() throws Exception {
        mvc.perform(get("/internal/personal-data/" + ann + "/usage")
                        .header("Authorization", TestTokens.bearer(ann, Role.ADMIN)))
                .andExpect(status().isUnauthorized());
    }

    private String file(String userId) throws Exception {
        return mvc.perform(get("/internal/personal-data/" + userId + "/usage")
                        .header("Authorization", "Bearer " + serviceTokens.current()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
