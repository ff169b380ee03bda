package dev.atelier.simulator.gemini.wire;

import dev.atelier.simulator.http.Incoming;
import java.util.Objects;

/**
 * The API key of a request: any will do that is not empty and does not start with {@code sk-invalid}. Only the header
 * counts: Google takes {@code ?key=} too, but nobody should, since addresses are logged.
 */
public record ApiKey(String key) {

    private static final int TAIL = 4;

    public static ApiKey of(Incoming request) {
        return new ApiKey(Objects.requireNonNullElse(request.header("x-goog-api-key"), ""));
    }

    public void check() {
        if (key.isEmpty()) {
            throw Refusal.noKey();
        }
        if (key.startsWith("sk-invalid")) {
            throw Refusal.badKey();
        }
    }

    /** Its last characters, which the ledger may hold. */
    public String tail() {
        return key.substring(Math.max(0, key.length() - TAIL));
    }
}
