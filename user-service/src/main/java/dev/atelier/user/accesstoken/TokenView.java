package dev.atelier.user.accesstoken;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access token as its owner sees it.
 *
 * @param token the token itself, in the answer to its making and never again
 * @param prefix how it begins
 * @param scopes none: all studios and the statistics
 */
record TokenView(
        String id,
        String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token,
        String prefix,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Long budgetMicros,
        long spentMicros,
        Instant createdAt,
        @Nullable Instant lastUsed) {

    static TokenView of(StoredToken stored) {
        return of(stored, null);
    }

    static TokenView of(StoredToken stored, @Nullable String token) {
        return new TokenView(
                stored.id(),
                stored.name(),
                token,
                stored.prefix(),
                stored.scopes(),
                stored.expiresAt(),
                stored.budgetMicros(),
                stored.spentMicros(),
                stored.createdAt(),
                stored.lastUsed());
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "TokenView[" + id + "]";
    }
}
