package dev.atelier.platform.envelope;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was wrong with a request.
 *
 * @param code stable name out of the API's table, the same in every language
 * @param message one sentence in the caller's language
 * @param field path of the member or parameter it is about ({@code settings.temperature}); {@code null} if none
 */
public record ErrorEntry(
        String code, String message, @Nullable String field) {}
