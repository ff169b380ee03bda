package dev.atelier.user.session;

import dev.atelier.user.account.User;
import dev.atelier.user.token.AccessToken;
import dev.atelier.user.token.AccessTokenIssuer;
import dev.atelier.user.token.RefreshToken;
import org.springframework.stereotype.Component;

/** Puts the two tokens of a session together for the client. */
@Component
class SessionTokens {

    private final AccessTokenIssuer accessTokens;

    SessionTokens(AccessTokenIssuer accessTokens) {
        this.accessTokens = accessTokens;
    }

    AuthResult hand(RefreshToken refreshToken, User user) {
        AccessToken accessToken = accessTokens.issue(refreshToken.sessionId(), user);
        return new AuthResult(
                user,
                accessToken.text(),
                refreshToken.text(),
                "Bearer",
                accessToken.life().toSeconds());
    }
}
