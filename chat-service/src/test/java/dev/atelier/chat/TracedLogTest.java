package dev.atelier.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log of somebody who has asked every logger for all it can tell. */
@ExtendWith(OutputCaptureExtension.class)
class TracedLogTest extends RunningChat {

    private static final String CANARY = "canary-5d1f";

    private final LoggingSystem logging = LoggingSystem.get(TracedLogTest.class.getClassLoader());

    private LogLevel before;

    @BeforeEach
    void askForAll() {
        before = logging.getLoggerConfiguration(LoggingSystem.ROOT_LOGGER_NAME).getConfiguredLevel();
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
    }

    @AfterEach
    void askForLess() {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, before);
    }

    @Test
    void holds_nothing_of_what_people_write_and_read_and_no_key(CapturedOutput log) {
        String conversation = conversation(Map.of("title", CANARY));
        say(conversation, CANARY);
        api.get(messagesOf(conversation));
        api.get("/api/conversations?q=" + CANARY);
        for (String model : List.of("gpt-test", "claude-test", "gemini-test", "lantern-test")) {
            api.post(
                    "/v1/chat/completions",
                    Map.of("model", model, "messages", List.of(Map.of("role", "user", "content", CANARY))));
        }

        assertThat(log.getOut()).contains("\"level\":\"TRACE\"").contains(conversation);
        assertThat(log.getOut())
                .doesNotContain(
                        CANARY,
                        token(),
                        "sk-test-0123456789",
                        "sk-ant-test-0123456789",
                        "AIza-test-0123456789",
                        "lantern-test-0123456789");
    }
}
