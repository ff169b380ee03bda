package dev.atelier.platform.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLogFormatTests {

    private final JsonLogFormat format =
            new JsonLogFormat(new MockEnvironment().withProperty("spring.application.name", "chat-service"));

    @Test
    void a_line_is_one_json_object_with_everything_that_finds_it_again() {
        LoggingEvent event = event("access", null);
        event.getMDCPropertyMap().putAll(Map.of("traceId", "t1", "spanId", "s1", "requestId", "r1"));
        event.addKeyValuePair(new KeyValuePair("status", 200));
        event.addKeyValuePair(new KeyValuePair("path", "/api/\u0001\"x\n"));

        String line = format.format(event);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        JsonNode json = JsonMapper.shared().readTree(line);
        assertThat(json.propertyNames())
                .containsExactly(
                        "time",
                        "level",
                        "log",
                        "service",
                        "instance",
                        "trace",
                        "span",
                        "requestId",
                        "logger",
                        "thread",
                        "message",
                        "status",
                        "path");
        assertThat(json.get("time").asString()).isEqualTo("2026-11-22T10:15:30.120Z");
        assertThat(json.get("log").asString()).isEqualTo("access");
        assertThat(json.get("service").asString()).isEqualTo("chat-service");
        assertThat(json.get("status").asInt()).isEqualTo(200);
        assertThat(json.get("path").asString()).isEqualTo("/api/\u0001\"x\n");
    }

    @Test
    void secrets_are_masked_in_message_value_and_stack() {
        LoggingEvent event =
                event("dev.atelier.Any", "Bearer abcdefgh", new IllegalStateException("password=hunter22"));
        event.addKeyValuePair(new KeyValuePair("url", "http://x?key=verysecret"));

        assertThat(format.format(event)).doesNotContain("hunter22", "abcdefgh", "verysecret");
    }

    @Test
    void an_exception_that_quotes_a_users_content_tells_only_its_class() {
        var failure = new IllegalStateException("while saving", new DuplicateKeyException("dup key: a@b.c"));

        String error = JsonMapper.shared()
                .readTree(format.format(event("error", failure)))
                .get("error")
                .asString();

        assertThat(error)
                .contains("while saving", "DuplicateKeyException", "JsonLogFormatTests")
                .doesNotContain("a@b.c");
    }

    private static LoggingEvent event(String logger, Throwable failure) {
        return event(logger, "call", failure);
    }

    private static LoggingEvent event(String logger, String message, Throwable failure) {
        var event = new LoggingEvent(
                "here", new LoggerContext().getLogger(logger), Level.INFO, message, failure, new Object[0]);
        event.setInstant(Instant.parse("2026-11-22T10:15:30.120Z"));
        event.setMDCPropertyMap(new HashMap<>());
        return event;
    }
}
