package dev.atelier.user.session;

import dev.atelier.user.account.User;
import dev.atelier.user.token.AccessToken;
import dev.atelier.user.token.AccessTokenIssuer;
import dev.atelier.user.token.RefreshToken;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Puts the two tokens of a session together for the client. */
@Component
class SessionTokens {

    private final AccessTokenIssuer accessTokens;

    SessionTokens(AccessTokenIssuer accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** When the tokens of a user are issued; to be asked before the account is read. */
    Instant moment(String userId) {
        return accessTokens.moment(userId);
    }

    AuthResult hand(RefreshToken refreshToken, User user, Instant moment) {
        AccessToken accessToken = accessTokens.issue(refreshToken.sessionId(), user, moment);
        return new AuthResult(
                user,
                accessToken.text(),
                refreshToken.text(),
                "Bearer",
                accessToken.life().toSeconds());
    }
}
