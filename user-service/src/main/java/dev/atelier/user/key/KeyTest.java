package dev.atelier.user.key;

import org.jspecify.annotations.Nullable;

/**
 * What a provider says to a key.
 *
 * @param valid whether it takes it
 * @param message what that means, in the caller's language; {@code null} if there is nothing to say
 */
record KeyTest(boolean valid, @Nullable String message) {}
