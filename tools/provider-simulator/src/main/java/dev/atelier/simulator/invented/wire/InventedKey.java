package dev.atelier.simulator.invented.wire;

import dev.atelier.simulator.http.Incoming;
import java.util.Objects;

/** The key of a request: any will do that is not empty and does not start with {@code sk-invalid}. */
public record InventedKey(String key) {

    private static final int TAIL = 4;

    /** What stands in a header behind {@code scheme}. */
    public static InventedKey of(Incoming request, String header, String scheme) {
        String value = Objects.requireNonNullElse(request.header(header), "");
        return new InventedKey(value.startsWith(scheme) ? value.substring(scheme.length()) : "");
    }

    /** Refuses a wrong key with that status. */
    public void check(int status) {
        if (key.isEmpty() || key.startsWith("sk-invalid")) {
            throw new Refusal(status, "stranger", "This key opens nothing.");
        }
    }

    /** Its last characters, which the ledger may hold. */
    public String tail() {
        return key.substring(Math.max(0, key.length() - TAIL));
    }
}
