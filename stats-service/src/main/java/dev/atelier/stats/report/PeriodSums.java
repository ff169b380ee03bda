package dev.atelier.stats.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sums of one kind of service over a day or a month.
 *
 * @param day {@code null} for a month
 */
record PeriodSums(
        String service, int year, int month, @Nullable Integer day, Sums sums, Instant createdAt, Instant updatedAt) {}
