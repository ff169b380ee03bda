package dev.atelier.user.social;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a browser was sent to a provider with. It is good for one return, of that browser, from that provider.
 *
 * @param id hash of the state
 * @param browser hash of the cookie
 * @param provider by its configured name
 * @param nonce whose hash the ID token must have; {@code null} where there is no ID token
 * @param codeVerifier of PKCE
 * @param redirectUri where a front end waits for a one-time code; {@code null} if the browser itself gets the tokens
 */
@Document("social_departures")
record Departure(
        @Id String id,
        String browser,
        String provider,
        @Nullable String nonce,
        String codeVerifier,
        @Nullable String redirectUri,
        Instant expiresAt) {}
