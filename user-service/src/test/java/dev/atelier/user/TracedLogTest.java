package dev.atelier.user;

import static org.assertj.core.api.Assertions.assertThat;

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
class TracedLogTest extends RunningService {

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
    void holds_no_password_no_token_no_provider_key_and_no_code(CapturedOutput log) {
        String name = freshName();
        String password = CANARY + "-password";
        api.post("/api/auth/register", Map.of("username", name, "email", name + "@example.com", "password", password));

        login(password, "typed one field too high");
        Answer signedIn = login(name, password);
        ApiClient person = api.as(signedIn.accessToken());
        Answer key = person.post(
                "/api/keys",
                Map.of("service", "openai", "keyName", "mine", "keyValue", "sk-" + CANARY + "-0123456789"));

        api.get("/api/auth/oauth2/github/callback?code=" + CANARY + "&state=" + CANARY);
        String refreshToken = signedIn.refreshToken();
        refresh(refreshToken);

        assertThat(key.status()).isEqualTo(201);
        assertThat(log.getOut()).contains("\"level\":\"TRACE\"").contains("/api/auth/login");
        assertThat(log.getOut()).doesNotContain(CANARY, signedIn.accessToken(), refreshToken);
    }
}
