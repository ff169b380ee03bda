package dev.atelier.user.accesstoken;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An access token as it is stored.
 *
 * @param prefix how it begins: what its owner knows it by
 * @param hash SHA-256 of its text, unique
 * @param scopes none: all studios and the statistics
 * @param expiresAt {@code null}: never
 * @param budgetMicros the most that may be spent with it, in micro-USD; {@code null}: no limit of its own
 * @param spentMicros what the counted calls made with it cost
 * @param lastUsed to the minute
 * @param deletedAt {@code null} while it lives; a deleted one is remembered for a while, to tell its user what happened
 * @param slot one of its owner's places for tokens, unique; {@code null} once deleted
 */
@Document(StoredToken.COLLECTION)
record StoredToken(
        @Id String id,
        String userId,
        String name,
        String prefix,
        String hash,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Long budgetMicros,
        long spentMicros,
        Instant createdAt,
        @Nullable Instant lastUsed,
        @Nullable Instant deletedAt,
        @Nullable String slot) {

    static final String COLLECTION = "access_tokens";

    /** Member with the ids of the calls counted last. It is for counting only, and read by nobody. */
    static final String COUNTED_CALLS = "countedCalls";

    boolean hasExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean hasSpentItsBudget() {
        return budgetMicros != null && spentMicros >= budgetMicros;
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "StoredToken[" + id + "]";
    }
}
