package dev.atelier.e2e.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads a stream of server-sent events while they come. Closing it closes the connection. */
public final class EventReader implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;

    EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    public int status() {
        return response.statusCode();
    }

    /** Blocks for the next event or comment; {@code null} at the end. */
    public @Nullable Event next() {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith(":")) {
                return new Event(Event.COMMENT, MissingNode.getInstance(), CLOCK.instant());
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.isEmpty() && !data.isEmpty()) {
                return new Event(name, JsonMapper.shared().readTree(data.toString()), CLOCK.instant());
            }
        }
        return null;
    }

    /** Blocks for the next event of that name, skipping others. */
    public Event next(String name) {
        for (Event event = next(); event != null; event = next()) {
            if (event.is(name)) {
                return event;
            }
        }
        throw new AssertionError("The stream ended without " + name);
    }

    /** Everything up to the end. */
    public List<Event> rest() {
        List<Event> events = new ArrayList<>();
        for (Event event = next(); event != null; event = next()) {
            events.add(event);
        }
        return events;
    }

    private @Nullable String line() {
        try {
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
