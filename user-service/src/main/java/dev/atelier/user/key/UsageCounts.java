package dev.atelier.user.key;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Calls made with a key, in UTC days and months.
 *
 * @param total all of them
 * @param month the month {@code ofMonth} counts, {@code yyyy-MM}
 * @param ofMonth calls of that month
 * @param day the day {@code ofDay} counts, {@code yyyy-MM-dd}
 * @param ofDay calls of that day
 * @param lastUsed when the latest ended
 */
record UsageCounts(
        long total,
        String month,
        long ofMonth,
        String day,
        long ofDay,
        @Nullable Instant lastUsed) {

    static final UsageCounts NONE = new UsageCounts(0, "", 0, "", 0, null);

    /** As people see them now: what is counted of another month or day is not of this one. */
    ApiKey.UsageStats at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new ApiKey.UsageStats(
                total,
                month.equals(YearMonth.from(today).toString()) ? ofMonth : 0,
                day.equals(today.toString()) ? ofDay : 0);
    }
}
