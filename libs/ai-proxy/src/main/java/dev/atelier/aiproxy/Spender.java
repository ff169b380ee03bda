package dev.atelier.aiproxy;

import dev.atelier.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for a call.
 *
 * @param userId whose account it is, 24 hex characters
 * @param tokenId id of the access token a program made the call with; {@code null} for a signed-in person
 * @param budgetSpent whether that token has spent its budget: it gets no further than being prepared
 */
public record Spender(String userId, @Nullable String tokenId, boolean budgetSpent) {

    /** Somebody who is signed in. */
    public static Spender person(String userId) {
        return new Spender(userId, null, false);
    }

    /** Whoever sent the request. */
    public static Spender of(Caller caller) {
        return new Spender(caller.userId(), caller.accessTokenId(), caller.budgetSpent());
    }
}
