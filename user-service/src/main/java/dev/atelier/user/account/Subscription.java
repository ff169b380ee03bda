package dev.atelier.user.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The plan an account is on.
 *
 * @param plan id of the plan
 * @param startDate since when
 * @param endDate until when; {@code null} for an open end
 * @param status {@code active} while it counts
 */
public record Subscription(
        String plan, Instant startDate, @Nullable Instant endDate, String status) {

    static Subscription free(Instant start) {
        return new Subscription("free", start, null, "active");
    }
}
