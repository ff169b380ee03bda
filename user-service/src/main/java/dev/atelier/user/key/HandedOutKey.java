package dev.atelier.user.key;

import org.jspecify.annotations.Nullable;

/**
 * The key that a user's calls to a provider are made with, in clear, for a studio.
 *
 * @param keyId its id; {@code null} if the user has none for that provider
 * @param keyValue the key itself; {@code null} likewise
 */
record HandedOutKey(@Nullable String keyId, @Nullable String keyValue) {

    static final HandedOutKey NONE = new HandedOutKey(null, null);

    /** Never the key. */
    @Override
    public String toString() {
        return "HandedOutKey[" + keyId + "]";
    }
}
