package dev.atelier.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.http.MediaType;

/** Writes down who called what and how it ended; never a query, a header or a body. */
final class AccessLog {

    private static final Logger ACCESS = LoggerFactory.getLogger("access");
    private static final Logger SLOW = LoggerFactory.getLogger("slow");
    private static final int MAX_PATH = 256;

    private final long slowNanos;

    AccessLog(Duration slow) {
        this.slowNanos = slow.toNanos();
    }

    void record(HttpServletRequest request, HttpServletResponse response, long startNanos) {
        long nanos = System.nanoTime() - startNanos;
        if (request.getRequestURI().startsWith("/actuator")) {
            return; // probes and scrapes would drown the rest
        }
        write(ACCESS.atInfo(), request, response, nanos);
        if (nanos > slowNanos && !isStream(response)) {
            write(SLOW.atWarn(), request, response, nanos);
        }
    }

    private static void write(
            LoggingEventBuilder line, HttpServletRequest request, HttpServletResponse response, long nanos) {
        LoggingEventBuilder call = line.addKeyValue("method", request.getMethod())
                .addKeyValue("path", path(request))
                .addKeyValue("status", response.getStatus())
                .addKeyValue("durationMs", nanos / 1_000 / 1_000.0);
        if (request.getAttribute(AccessLogFilter.USER_ID) instanceof String userId) {
            call = call.addKeyValue("userId", userId);
        }
        call.log("call");
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…";
    }

    private static boolean isStream(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }
}
