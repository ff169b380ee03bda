package dev.atelier.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.atelier.platform.security.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(
        properties = {
            "spring.mongodb.uri=mongodb://127.0.0.1:1/stats",
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "spring.kafka.admin.operation-timeout=1s"
        })
@AutoConfigureMockMvc
class OutageTest {

    @Autowired
    private MockMvc mvc;

    @Test
    void the_service_starts_without_its_servers_and_says_503_within_a_second() throws Exception {
        askForUsage();
        long start = System.nanoTime();

        askForUsage();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private void askForUsage() throws Exception {
        mvc.perform(get("/api/stats/usage").header("Authorization", TestTokens.bearer(Events.newId(), Role.USER)))
                .andExpect(status().isServiceUnavailable())
                .andExpect(jsonPath("$.errors[0].code").value("SERVICE_UNAVAILABLE"));
    }
}
