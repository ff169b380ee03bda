package dev.atelier.platform.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.List;

/**
 * A stack trace as text. What drivers, parsers and HTTP clients say in their exceptions may quote a user's content, so
 * of theirs only the class is kept.
 */
final class StackText {

    private static final List<String> QUOTING = List.of(
            "org.springframework.dao.",
            "org.springframework.data.",
            "org.springframework.http.",
            "org.springframework.web.",
            "com.mongodb.",
            "org.bson.",
            "io.lettuce.",
            "org.apache.kafka.",
            "tools.jackson.",
            "com.fasterxml.jackson.",
            "feign.",
            "jakarta.validation.");

    private static final int MAX_FRAMES = 60;
    private static final int MAX_CAUSES = 8;

    private StackText() {}

    static String of(IThrowableProxy failure) {
        var text = new StringBuilder(2_000);
        append(text, failure);
        IThrowableProxy cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            text.append("Caused by: ");
            append(text, cause);
            cause = cause.getCause();
        }
        return text.toString();
    }

    private static void append(StringBuilder text, IThrowableProxy failure) {
        text.append(failure.getClassName());
        if (failure.getMessage() != null && !quotesOthers(failure.getClassName())) {
            text.append(": ").append(failure.getMessage());
        }
        text.append('\n');
        StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
        int own = Math.min(frames.length - failure.getCommonFrames(), MAX_FRAMES);
        for (int i = 0; i < own; i++) {
            text.append("\tat ").append(frames[i].getStackTraceElement()).append('\n');
        }
        if (own < frames.length) {
            text.append("\t... ").append(frames.length - own).append(" more\n");
        }
    }

    private static boolean quotesOthers(String className) {
        return QUOTING.stream().anyMatch(className::startsWith);
    }
}
