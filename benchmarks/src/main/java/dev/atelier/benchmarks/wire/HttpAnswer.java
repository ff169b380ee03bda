package dev.atelier.benchmarks.wire;

import java.nio.charset.StandardCharsets;

/** A whole answer. */
public record HttpAnswer(int status, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body holds these bytes; cheaper than reading it as text. */
    public boolean contains(byte[] part) {
        for (int start = 0; start <= body.length - part.length; start++) {
            if (body[start] == part[0] && matches(part, start)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(byte[] part, int start) {
        for (int i = 1; i < part.length; i++) {
            if (body[start + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
