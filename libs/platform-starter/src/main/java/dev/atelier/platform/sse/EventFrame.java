package dev.atelier.platform.sse;

import org.jspecify.annotations.Nullable;

/** The text form of one event. */
final class EventFrame {

    private EventFrame() {}

    static String of(@Nullable String event, String data) {
        var frame = new StringBuilder(data.length() + 32);
        if (event != null) {
            frame.append("event: ").append(event).append('\n');
        }
        if (data.indexOf('\n') < 0 && data.indexOf('\r') < 0) {
            frame.append("data: ").append(data).append('\n');
        } else {
            data.lines().forEach(line -> frame.append("data: ").append(line).append('\n'));
        }
        return frame.append('\n').toString();
    }
}
