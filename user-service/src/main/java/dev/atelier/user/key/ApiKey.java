package dev.atelier.user.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider key on the wire. The key itself is never told again.
 *
 * @param maskedValue what may be seen of it, such as {@code sk-…wxyz}
 * @param lastUsed when the latest call made with it ended; {@code null} if there was none
 */
record ApiKey(
        String id,
        String userId,
        String service,
        String keyName,
        String maskedValue,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsed,
        KeyStatus status,
        UsageStats usageStats) {

    /** Calls made with the key: ever, in this UTC month, on this UTC day. */
    record UsageStats(long totalCalls, long monthlyUsage, long dailyUsage) {}
}
