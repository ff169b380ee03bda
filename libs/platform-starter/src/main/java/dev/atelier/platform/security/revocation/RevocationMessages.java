package dev.atelier.platform.security.revocation;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A revocation as the text that goes through Redis. */
final class RevocationMessages {

    static final String CHANNEL = "revocations";

    private static final Logger log = LoggerFactory.getLogger(RevocationMessages.class);

    private final JsonMapper json;

    RevocationMessages(JsonMapper json) {
        this.json = json;
    }

    String write(Revocation revocation) {
        return json.writeValueAsString(revocation);
    }

    /** Empty for what is no revocation: one bad message must not stop the good ones. */
    Optional<Revocation> read(String message) {
        try {
            return Optional.ofNullable(json.readValue(message, Revocation.class));
        } catch (JacksonException malformed) {
            log.warn("A message on the Redis channel '{}' is no revocation and was ignored", CHANNEL);
            return Optional.empty();
        }
    }
}
