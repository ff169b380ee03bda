package dev.atelier.platform.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * One JSON object per line: time, level, kind of log, service, instance, trace, span and request id, then what the line
 * has to say. Every text passes the {@link SecretRedactor}.
 */
final class JsonLogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String service;
    private final String instance;

    JsonLogFormat(Environment environment) {
        this.service = environment.getProperty("spring.application.name", "unnamed");
        this.instance = Long.toString(ProcessHandle.current().pid());
    }

    @Override
    public String format(ILoggingEvent event) {
        Map<String, String> context = event.getMDCPropertyMap();
        var line = new JsonLine()
                .put("time", TIME.format(Instant.ofEpochMilli(event.getTimeStamp())))
                .put("level", event.getLevel().toString())
                .put("log", kind(event.getLoggerName()))
                .put("service", service)
                .put("instance", instance)
                .put("trace", context.get("traceId"))
                .put("span", context.get("spanId"))
                .put("requestId", context.get("requestId"))
                .put("logger", event.getLoggerName())
                .put("thread", event.getThreadName())
                .put("message", SecretRedactor.redact(event.getFormattedMessage()));
        putValues(line, event.getKeyValuePairs());
        if (event.getThrowableProxy() != null) {
            line.put("error", SecretRedactor.redact(StackText.of(event.getThrowableProxy())));
        }
        return line.end();
    }

    private static void putValues(JsonLine line, @Nullable List<KeyValuePair> values) {
        if (values != null) {
            values.forEach(pair -> line.put(pair.key, safe(pair.value)));
        }
    }

    private static Object safe(Object value) {
        return value instanceof Number || value instanceof Boolean
                ? value
                : SecretRedactor.redact(String.valueOf(value));
    }

    private static String kind(String logger) {
        return switch (logger) {
            case "access", "error", "slow" -> logger;
            default -> "application";
        };
    }
}
