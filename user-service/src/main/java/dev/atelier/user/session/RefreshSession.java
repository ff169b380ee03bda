package dev.atelier.user.session;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import dev.atelier.user.token.RefreshToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Replaces a refresh token. Role and status are those of the account as it stands now. */
@Service
class RefreshSession {

    private final RefreshChain chain;
    private final Users users;
    private final EndCopiedSession endCopiedSession;
    private final SessionTokens sessionTokens;

    RefreshSession(RefreshChain chain, Users users, EndCopiedSession endCopiedSession, SessionTokens sessionTokens) {
        this.chain = chain;
        this.users = users;
        this.endCopiedSession = endCopiedSession;
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
        Instant moment = sessionTokens.moment(session.userId());
        return switch (chain.judge(session, presented)) {
            case ROTATE -> {
                User user = users.ofSession(session.userId());
                RefreshToken successor = chain.rotate(session);
                yield successor == null
                        ? refresh(chain.requireSessionOf(presented), presented)
                        : sessionTokens.hand(successor, user, moment);
            }
            case REPEAT -> sessionTokens.hand(chain.successorAgain(session), users.ofSession(session.userId()), moment);
            case REUSED -> {
                endCopiedSession.end(session);
                throw ApiException.of(ErrorCode.TOKEN_REVOKED);
            }
            case ENDED -> throw ApiException.of(ErrorCode.TOKEN_REVOKED);
            case EXPIRED -> throw ApiException.of(ErrorCode.TOKEN_EXPIRED);
            case FOREIGN -> throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        };
    }
}
