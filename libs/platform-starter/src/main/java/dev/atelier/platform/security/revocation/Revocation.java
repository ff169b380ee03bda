package dev.atelier.platform.security.revocation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;

/**
 * Something taken back before its end, access tokens above all; also the wire form between services and in Redis.
 *
 * @param kind what {@code id} names
 * @param id session id, user id, or {@code <user id>:<service>}
 * @param revokedAt when it was decided; of a user's tokens those issued up to then are refused
 * @param until when the last token it concerns has expired by itself, so that the entry may be forgotten
 */
public record Revocation(Kind kind, String id, Instant revokedAt, Instant until) {

    /** What a revocation names. */
    public enum Kind {
        /** Every token of one session (refresh family). */
        @JsonProperty("session")
        SESSION,
        /** Every token of one user issued until then. */
        @JsonProperty("user")
        USER,
        /** What was known of a user's own keys for one service: whoever remembers any asks again. */
        @JsonProperty("key")
        KEY
    }

    /** Refuses an entry with a part missing, as may come from outside. */
    public Revocation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(revokedAt, "revokedAt");
        Objects.requireNonNull(until, "until");
    }

    /** Ends a session. */
    public static Revocation ofSession(String sessionId, Instant revokedAt, Instant until) {
        return new Revocation(Kind.SESSION, sessionId, revokedAt, until);
    }

    /** Ends every token a user has. */
    public static Revocation ofUser(String userId, Instant revokedAt, Instant until) {
        return new Revocation(Kind.USER, userId, revokedAt, until);
    }

    /** Ends what was known of a user's own keys for a service. */
    public static Revocation ofKeys(String userId, String service, Instant revokedAt, Instant until) {
        return new Revocation(Kind.KEY, userId + ":" + service, revokedAt, until);
    }
}
