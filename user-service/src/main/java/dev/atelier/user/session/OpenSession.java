package dev.atelier.user.session;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.Credentials;
import dev.atelier.user.account.User;
import dev.atelier.user.account.VerifiedAccount;
import dev.atelier.user.token.RefreshToken;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Signs somebody in who has proven who they are. */
@Service
public class OpenSession {

    private final RefreshChain chain;
    private final Credentials credentials;
    private final EndSessions endSessions;
    private final SessionTokens sessionTokens;

    OpenSession(RefreshChain chain, Credentials credentials, EndSessions endSessions, SessionTokens sessionTokens) {
        this.chain = chain;
        this.credentials = credentials;
        this.endSessions = endSessions;
        this.sessionTokens = sessionTokens;
    }

    /**
     * Opens a session. The account is looked at once more after the session is stored: a password change either sees the
     * session and ends it, or is seen here.
     *
     * @throws ApiException {@code BAD_CREDENTIALS} if the account changed since it was verified
     */
    public AuthResult open(VerifiedAccount verified) {
        String userId = verified.user().id();
        RefreshToken token = chain.begin(userId);
        Instant moment = sessionTokens.moment(userId);
        User user = credentials.noteLogin(verified);
        if (user == null) {
            endSessions.end(token.sessionId());
            throw ApiException.of(ErrorCode.BAD_CREDENTIALS);
        }
        return sessionTokens.hand(token, user, moment);
    }
}
