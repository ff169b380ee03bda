package dev.atelier.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A whole JSON answer. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply json(int status, String body) {
        return new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
