package dev.atelier.stats.report;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question as the caller wrote them; an empty one counts as absent.
 *
 * @param from first day, {@code yyyy-MM-dd}
 * @param to last day, {@code yyyy-MM-dd}
 * @param service only this kind of service
 * @param userId whose usage, for administrators; {@code *} is everybody's
 */
record UsageParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable String service,
        @Nullable String userId) {}
