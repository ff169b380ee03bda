package dev.atelier.user.session;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.token.RefreshToken;
import dev.atelier.user.token.RefreshTokens;
import dev.atelier.user.token.TokenProperties;
import java.time.Clock;
import java.time.Instant;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The refresh tokens of one session, one after the other: never two that are good at a time. */
@Component
class RefreshChain {

    private final Sessions sessions;
    private final RefreshPolicy policy;
    private final RefreshTokens tokens;
    private final TokenProperties properties;
    private final Clock clock;

    RefreshChain(
            Sessions sessions, RefreshPolicy policy, RefreshTokens tokens, TokenProperties properties, Clock clock) {
        this.sessions = sessions;
        this.policy = policy;
        this.tokens = tokens;
        this.properties = properties;
        this.clock = clock;
    }

    /** Stores a new session of a user and gives its first token. */
    RefreshToken begin(String userId) {
        String seed = tokens.newSeed();
        RefreshToken token = tokens.make(ObjectId.get().toHexString(), seed, 0);
        Instant now = clock.instant();
        sessions.add(Session.first(userId, seed, token, now, now.plus(properties.refreshIdleLife())));
        return token;
    }

    @Nullable
    Session sessionOf(RefreshToken presented) {
        return sessions.find(presented.sessionId());
    }

    Session requireSessionOf(RefreshToken presented) {
        Session session = sessionOf(presented);
        if (session == null) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        return session;
    }

    RefreshVerdict judge(Session session, RefreshToken presented) {
        return policy.judge(session, presented);
    }

    /** Makes the successor the good token; {@code null} if somebody else has replaced it since {@code session} was read. */
    @Nullable
    RefreshToken rotate(Session session) {
        RefreshToken successor = tokens.make(session.id(), session.seed(), session.generation() + 1);
        Instant now = clock.instant();
        Session rotated = sessions.rotate(session, successor, now, now.plus(properties.refreshIdleLife()));
        return rotated == null ? null : successor;
    }

    /** The good token once more, for a client that did not get it. */
    RefreshToken successorAgain(Session session) {
        RefreshToken successor =
                tokens.makeAgain(session.id(), session.seed(), session.generation(), session.tokenHash());
        if (successor == null) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        return successor;
    }
}
