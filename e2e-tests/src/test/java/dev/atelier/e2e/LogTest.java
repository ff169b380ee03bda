package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all the tests before have left in the log files. */
@EndToEnd
@Order(110)
class LogTest {

    private static final List<String> SERVICES =
            List.of("gateway-service", "user-service", "chat-service", "stats-service");

    private final Stack stack;

    LogTest(Stack stack) {
        this.stack = stack;
    }

    /** Passwords and prompts of all tests hold the canary; an access token starts with its base64 header. */
    @Test
    void holds_no_password_no_prompt_no_token_and_no_key() throws IOException {
        Pattern secrets = Pattern.compile(String.join(
                "|",
                Person.CANARY,
                "eyJ[A-Za-z0-9_-]{12,}\\.",
                Pattern.quote(stack.secret("ATELIER_OPS_PASSWORD")),
                Pattern.quote(stack.secret("ATELIER_JWT_KEYS").split(":", 2)[1]),
                Pattern.quote(stack.secret("ATELIER_VAULT_KEYS").split(":", 2)[1]),
                Pattern.quote(stack.adminPassword())));

        List<String> leaks = new ArrayList<>();
        for (Path log : stack.logs()) {
            text(log)
                    .lines()
                    .filter(line -> secrets.matcher(line).find())
                    .limit(3)
                    .forEach(line -> leaks.add(log + ": " + line));
        }

        assertThat(stack.logs()).hasSizeGreaterThan(SERVICES.size());
        assertThat(leaks).isEmpty();
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

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
