package dev.atelier.user.session;

import dev.atelier.user.token.RefreshToken;
import dev.atelier.user.token.RefreshTokens;
import dev.atelier.user.token.TokenProperties;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Judges refresh tokens. Only a token that is proven ours can end a session by being old: session ids are no secret, and
 * a made-up token must not sign anybody out.
 */
@Component
class RefreshPolicy {

    private final RefreshTokens tokens;
    private final TokenProperties properties;
    private final Clock clock;

    RefreshPolicy(RefreshTokens tokens, TokenProperties properties, Clock clock) {
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    RefreshVerdict judge(Session session, RefreshToken presented) {
        String hash = presented.hash();
        boolean isCurrent = hash.equals(session.tokenHash());
        boolean isPrevious = hash.equals(session.previousHash());
        if (!isCurrent && !isPrevious && !tokens.isGenuine(presented, session.seed())) {
            return RefreshVerdict.FOREIGN;
        }
        Instant now = clock.instant();
        if (session.endedAt() != null) {
            return RefreshVerdict.ENDED;
        }
        if (now.isAfter(session.expiresAt())) {
            return RefreshVerdict.EXPIRED;
        }
        if (isCurrent) {
            return RefreshVerdict.ROTATE;
        }
        boolean inGrace = !now.isAfter(session.rotatedAt().plus(properties.refreshGrace()));
        return isPrevious && inGrace ? RefreshVerdict.REPEAT : RefreshVerdict.REUSED;
    }
}
