package dev.atelier.user.key;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** Whether calls are made with a key. */
enum KeyStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("disabled")
    DISABLED;

    /** The status of that name on the wire. */
    static Optional<KeyStatus> of(String wireName) {
        return switch (wireName) {
            case "active" -> Optional.of(ACTIVE);
            case "disabled" -> Optional.of(DISABLED);
            default -> Optional.empty();
        };
    }
}
