package dev.atelier.simulator.lantern.wire;

import dev.atelier.simulator.http.Incoming;
import java.util.Objects;

/** The key of a request: any will do that is not empty and does not start with {@code sk-invalid}. */
public record LanternKey(String key) {

    private static final String EDITION = "2026-10";
    private static final int TAIL = 4;

    public static LanternKey of(Incoming request) {
        return new LanternKey(Objects.requireNonNullElse(request.header("Lantern-Key"), ""));
    }

    /** Refuses a wrong key, and a request that names another edition of the API than the one there is. */
    public void check(Incoming request) {
        if (key.isEmpty() || key.startsWith("sk-invalid")) {
            throw new Refusal(403, "stranger", "This key opens nothing.");
        }
        if (!EDITION.equals(request.header("Lantern-Edition"))) {
            throw Refusal.bad("Lantern-Edition must be " + EDITION + ".");
        }
    }

    /** Its last characters, which the ledger may hold. */
    public String tail() {
        return key.substring(Math.max(0, key.length() - TAIL));
    }
}
