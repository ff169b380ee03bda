package dev.atelier.user.accesstoken;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Access tokens for programs.
 *
 * @param mostPerUser how many a user may have at a time
 * @param rememberedFor how long a deleted one is still told from one that never was
 * @param travelLife life of the JWT a program's call travels with inside the platform
 * @param believedFor how long the gateway may go by an answer about a token: the longest it may be late to see a change
 *     that is not a revocation, and the longest it goes on while user-service is away
 * @param budgetBelievedFor the same for a token with a budget, and for the account being disabled
 */
@ConfigurationProperties("atelier.access-tokens")
public record AccessTokenProperties(
        @DefaultValue("50") int mostPerUser,
        @DefaultValue("30d") Duration rememberedFor,
        @DefaultValue("5m") Duration travelLife,
        @DefaultValue("30s") Duration believedFor,
        @DefaultValue("2s") Duration budgetBelievedFor) {

    /** Refuses a life that could end while the gateway still goes by it, or outlive its revocation. */
    public AccessTokenProperties {
        if (mostPerUser < 1 || travelLife.compareTo(believedFor) <= 0) {
            throw new IllegalArgumentException(
                    "access tokens: a JWT lives longer than it is kept, and a user may have one");
        }
    }
}
