package dev.atelier.user.session;

import dev.atelier.user.token.RefreshToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A sign-in and all refresh tokens that came of it (the refresh family).
 *
 * @param seed what its refresh tokens are drawn from, together with a server key
 * @param generation how often it was refreshed
 * @param tokenHash hash of the only refresh token that is good
 * @param previousHash hash of the one before; {@code null} before the first refresh
 * @param rotatedAt when the good one was made
 * @param expiresAt when the good one ends unless it is used
 * @param endedAt when the session was ended; {@code null} while it lives
 */
@Document("sessions")
record Session(
        @Id String id,
        String userId,
        String seed,
        long generation,
        String tokenHash,
        @Nullable String previousHash,
        Instant createdAt,
        Instant rotatedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    static Session first(String userId, String seed, RefreshToken token, Instant now, Instant expiresAt) {
        return new Session(
                token.sessionId(), userId, seed, token.generation(), token.hash(), null, now, now, expiresAt, null);
    }

    /** Never what tokens are made of. */
    @Override
    public String toString() {
        return "Session[" + id + "]";
    }
}
