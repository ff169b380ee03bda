package dev.atelier.platform.sse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Opens streams that lose their patience sooner than fifteen seconds. */
public final class QuickStream {

    private QuickStream() {}

    public static EventStream open(HttpServletRequest request, HttpServletResponse response, long silenceMillis) {
        return EventStream.open(request, response, Duration.ofMillis(silenceMillis));
    }
}
