package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.stack.Stack;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all the tests before have left in the log files; {@link LeakTest} looks for what must not be there. */
@EndToEnd
@Order(110)
class LogTest {

    private static final List<String> SERVICES =
            List.of("gateway-service", "user-service", "chat-service", "stats-service");

    private final Stack stack;

    LogTest(Stack stack) {
        this.stack = stack;
    }

    @Test
    void is_made_of_json_lines_that_name_time_level_and_service() {
        for (String service : SERVICES) {
            List<String> lines = stack.log(service).lines().toList();
            assertThat(lines).as(service).isNotEmpty();
            assertThat(lines).allSatisfy(line -> {
                JsonNode entry = JsonMapper.shared().readTree(line);
                assertThat(entry.path("level").asString("")).isNotEmpty();
                assertThat(entry.path("service").asString("")).isEqualTo(service);
                assertThat(entry.path("time").asString("")).isNotEmpty();
            });
        }
    }
}
