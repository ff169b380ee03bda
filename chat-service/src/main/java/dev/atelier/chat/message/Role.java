package dev.atelier.chat.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who speaks. */
public enum Role {
    /** The person. */
    @JsonProperty("user")
    USER("user"),
    /** The model. */
    @JsonProperty("assistant")
    ASSISTANT("assistant");

    private final String wire;

    Role(String wire) {
        this.wire = wire;
    }

    /** The provider's and the client's word for it. */
    public String wire() {
        return wire;
    }

    static Role ofWire(String wire) {
        return wire.equals(ASSISTANT.wire) ? ASSISTANT : USER;
    }
}
