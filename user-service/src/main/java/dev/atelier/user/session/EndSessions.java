package dev.atelier.user.session;

import dev.atelier.user.revocation.RevokeSessions;
import dev.atelier.user.token.TokenProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Ends sessions: the refresh family in the store, the access tokens everywhere. Doing it twice changes nothing. */
@Service
public class EndSessions {

    /** How much longer than an access token lives we suppose that one may be about. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final RevokeSessions revocation;
    private final TokenProperties properties;
    private final Clock clock;

    EndSessions(Sessions sessions, RevokeSessions revocation, TokenProperties properties, Clock clock) {
        this.sessions = sessions;
        this.revocation = revocation;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Ends one session. The family goes first: should the store fail in between, the access token is still good for
     * another try.
     */
    void end(String sessionId) {
        sessions.end(List.of(sessionId), clock.instant());
        revocation.revoke(List.of(sessionId));
    }

    /** Ends all sessions of a user but one. */
    void endOthers(String userId, String keptId) {
        end(sessions.othersOf(userId, keptId));
    }

    /** Ends all sessions of a user. */
    public void endAll(String userId) {
        end(sessions.of(userId));
    }

    /**
     * Those that have rested have no living access token to revoke; which ones have is asked after none of them can be
     * refreshed any more.
     */
    private void end(List<String> ids) {
        Instant now = clock.instant();
        sessions.end(ids, now);
        Instant recently = now.minus(properties.accessTokenLife()).minus(MARGIN);
        revocation.revoke(sessions.rotatedSince(recently, ids));
    }
}
