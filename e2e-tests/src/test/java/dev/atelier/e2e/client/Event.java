package dev.atelier.e2e.client;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A server-sent event, or a comment line, which has the name {@code :}.
 *
 * @param at when its last line was read
 */
public record Event(String name, JsonNode data, Instant at) {

    public static final String COMMENT = ":";

    public boolean is(String expected) {
        return name.equals(expected);
    }

    /** The text of a {@code delta}. */
    public String content() {
        return data.path("content").asString();
    }
}
