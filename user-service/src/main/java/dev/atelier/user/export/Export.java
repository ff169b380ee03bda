package dev.atelier.user.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user's export; there is one at a time.
 *
 * @param id what it is called in addresses
 * @param attempts how often it was begun
 * @param file the attempt that is under way or succeeded; {@code null} before the first
 * @param dueAt when it may be begun (again): whoever builds it puts that off; {@code null} once it is ready
 * @param readyAt {@code null} until it is
 * @param expiresAt when it will be removed; {@code null} until it is ready
 * @param chunks pieces of the file in the store
 */
@Document("exports")
record Export(
        @Id String userId,
        String id,
        Instant requestedAt,
        int attempts,
        @Nullable String file,
        @Nullable Instant dueAt,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        int chunks,
        long bytes) {

    static Export requested(String userId, String id, Instant now) {
        return new Export(userId, id, now, 0, null, now, null, null, 0, 0);
    }

    boolean isReady() {
        return readyAt != null;
    }
}
