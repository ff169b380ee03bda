package dev.atelier.platform.sse;

import org.jspecify.annotations.Nullable;

/** The text form of one server-sent event. */
public final class EventFrame {

    private EventFrame() {}

    /**
     * One event with the empty line that ends it.
     *
     * @param event its name; {@code null} for a bare {@code data:} frame
     * @param data any text; each of its lines becomes one of the frame
     */
    public static String of(@Nullable String event, String data) {
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
