package dev.atelier.stats.report;

import java.time.LocalDate;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param user whose usage; {@code null} is everybody's together
 * @param from first UTC day
 * @param to last UTC day, included
 * @param service only this kind of service; {@code null} is all
 */
record UsageQuestion(
        @Nullable ObjectId user,
        LocalDate from,
        LocalDate to,
        @Nullable String service) {

    static final String EVERYBODY = "*";

    /** The user as the answer names it. */
    String userId() {
        return user == null ? EVERYBODY : user.toHexString();
    }
}
