package dev.atelier.user.session;

import dev.atelier.user.account.User;

/**
 * What signing in gives.
 *
 * @param expiresIn life of the access token in seconds
 */
public record AuthResult(User user, String accessToken, String refreshToken, String tokenType, long expiresIn) {

    /** Never the tokens. */
    @Override
    public String toString() {
        return "AuthResult[" + user.id() + "]";
    }
}
