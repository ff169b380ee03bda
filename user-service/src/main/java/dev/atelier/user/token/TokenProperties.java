package dev.atelier.user.token;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the tokens of a session live.
 *
 * @param accessTokenLife life of an access token
 * @param refreshIdleLife how long a session may rest before its refresh token ends
 * @param refreshGrace how long a replaced refresh token still gets the answer that may have been lost
 */
@ConfigurationProperties("atelier.accounts")
public record TokenProperties(
        @DefaultValue("15m") Duration accessTokenLife,
        @DefaultValue("30d") Duration refreshIdleLife,
        @DefaultValue("10s") Duration refreshGrace) {}
