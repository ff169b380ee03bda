package dev.atelier.user.session;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import dev.atelier.user.token.RefreshToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Replaces a refresh token. Role and status are those of the account as it stands now. */
@Service
class RefreshSession {

    private static final Logger log = LoggerFactory.getLogger(RefreshSession.class);

    private final RefreshChain chain;
    private final Users users;
    private final EndSessions endSessions;
    private final SessionTokens sessionTokens;

    RefreshSession(RefreshChain chain, Users users, EndSessions endSessions, SessionTokens sessionTokens) {
        this.chain = chain;
        this.users = users;
        this.endSessions = endSessions;
        this.sessionTokens = sessionTokens;
    }

    /**
     * Gives the successor of {@code text} and a new access token.
     *
     * @throws ApiException {@code VALIDATION_FAILED}, {@code UNAUTHENTICATED}, {@code TOKEN_EXPIRED},
     *     {@code TOKEN_REVOKED} (also when the token is an old one, which ends the session), {@code ACCOUNT_DISABLED}
     */
    AuthResult refresh(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw ApiException.invalid("refreshToken", "account.required");
        }
        RefreshToken presented = RefreshToken.parse(text);
        Session session = presented == null ? null : chain.sessionOf(presented);
        if (presented == null || session == null) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        return refresh(session, presented);
    }

    /** Judges again after a lost race: what was the good token then is the previous one now. */
    private AuthResult refresh(Session session, RefreshToken presented) {
        return switch (chain.judge(session, presented)) {
            case ROTATE -> {
                User user = users.ofSession(session.userId());
                RefreshToken successor = chain.rotate(session);
                yield successor == null
                        ? refresh(chain.requireSessionOf(presented), presented)
                        : sessionTokens.hand(successor, user);
            }
            case REPEAT -> sessionTokens.hand(chain.successorAgain(session), users.ofSession(session.userId()));
            case REUSED -> throw endedForReuse(session);
            case ENDED -> throw ApiException.of(ErrorCode.TOKEN_REVOKED);
            case EXPIRED -> throw ApiException.of(ErrorCode.TOKEN_EXPIRED);
            case FOREIGN -> throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        };
    }

    private ApiException endedForReuse(Session session) {
        log.warn("An old refresh token was used again: session {} of user {} is ended", session.id(), session.userId());
        endSessions.end(session.id());
        return ApiException.of(ErrorCode.TOKEN_REVOKED);
    }
}
