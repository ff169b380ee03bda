package dev.atelier.user.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageCountsTest {

    private static final UsageCounts COUNTS =
            new UsageCounts(9, "2026-11", 5, "2026-11-22", 2, Instant.parse("2026-11-22T23:59:59.999Z"));

    @Test
    void shows_what_was_counted_on_this_day_and_in_this_month() {
        assertThat(COUNTS.at(Instant.parse("2026-11-22T23:59:59.999Z"))).isEqualTo(new ApiKey.UsageStats(9, 5, 2));
    }

    @Test
    void a_new_day_and_a_new_month_begin_with_nothing() {
        assertThat(COUNTS.at(Instant.parse("2026-11-23T00:00:00Z"))).isEqualTo(new ApiKey.UsageStats(9, 5, 0));
        assertThat(COUNTS.at(Instant.parse("2026-12-01T00:00:00Z"))).isEqualTo(new ApiKey.UsageStats(9, 0, 0));
    }
}
