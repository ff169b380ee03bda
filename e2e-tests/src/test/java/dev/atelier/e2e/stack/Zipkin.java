package dev.atelier.e2e.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The trace server. */
record Zipkin(URI api) {

    /** Of the local stack's Zipkin: from there on it forgets. */
    private static final int MOST_SPANS = 30_000;

    private static final String ALL = "traces?limit=1000000&lookback=86400000";
    private static final Pattern SPAN = Pattern.compile("\"traceId\":");

    /**
     * All traces as JSON.
     *
     * @throws IllegalStateException if it has begun to forget
     */
    String everything() {
        String traces = read();
        if (SPAN.matcher(traces).results().count() >= MOST_SPANS) {
            throw new IllegalStateException("Zipkin has more spans than it keeps: look more often.");
        }
        return traces;
    }

    private String read() {
        try (InputStream answer = api.resolve(ALL).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
