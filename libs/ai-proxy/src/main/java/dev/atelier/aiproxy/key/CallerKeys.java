package dev.atelier.aiproxy.key;

import org.jspecify.annotations.Nullable;

/** Where the pipeline learns of the keys that users have brought. */
@FunctionalInterface
public interface CallerKeys {

    /**
     * The user's own active key for a provider. Usually answered from memory; blocks for one call to user-service otherwise.
     *
     * @param userId whose, 24 hex characters
     * @param provider the provider's name in the catalogue
     * @return {@code null} if the user has none
     * @throws dev.atelier.platform.error.ApiException {@code SERVICE_UNAVAILABLE} if it cannot be told now; trying again
     *     helps. A call must then not go on the platform's key: its user may have meant it to be on their own
     */
    @Nullable
    OwnKey find(String userId, String provider);
}
