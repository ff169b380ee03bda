package dev.atelier.user.token;

import java.time.Duration;

/**
 * A signed access token.
 *
 * @param text the compact JWT
 * @param life how long it is good
 */
public record AccessToken(String text, Duration life) {

    /** Never the token. */
    @Override
    public String toString() {
        return "AccessToken[" + life + "]";
    }
}
