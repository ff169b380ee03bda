package dev.atelier.benchmarks.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events. */
final class EventReader {

    private static final String UNNAMED = "message";

    private final WireInput wire;
    private final BodyInput body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private String name = UNNAMED;
    private @Nullable String data;

    EventReader(WireInput wire, BodyInput body) {
        this.wire = wire;
        this.body = body;
    }

    void readAll(EventListener listener) throws IOException {
        for (String text = nextLine(); text != null; text = nextLine()) {
            if (text.isEmpty()) {
                show(listener);
            } else if (text.startsWith("event:")) {
                name = text.substring("event:".length()).strip();
            } else if (text.startsWith("data:")) {
                String more = text.substring("data:".length()).strip();
                data = data == null ? more : data + "\n" + more;
            }
        }
    }

    private void show(EventListener listener) {
        if (data != null) {
            listener.event(name, data, wire.arrivedAt());
        }
        name = UNNAMED;
        data = null;
    }

    /** Null at the end of the body. */
    private @Nullable String nextLine() throws IOException {
        line.reset();
        for (int next = body.read(); next >= 0; next = body.read()) {
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(next);
        }
        return null;
    }
}
