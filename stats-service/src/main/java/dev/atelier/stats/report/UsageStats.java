package dev.atelier.stats.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.atelier.platform.openapi.JsonSchema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The seed's model on the wire: one kind of service, one user (or {@code *}), one day or month.
 *
 * @param id the same for the same user, service and period
 * @param day absent for a month
 * @param cost USD, exactly {@code costMicros / 1 000 000}
 * @param createdAt when the first call of the period was counted
 * @param updatedAt when the latest was
 */
record UsageStats(
        String id,

        @JsonSchema("{type: 'string', pattern: '^([0-9a-f]{24}|[*])$'}")
        String userId,

        String service,
        int year,
        int month,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer day,
        long count,
        long tokens,
        BigDecimal cost,
        long costMicros,
        Instant createdAt,
        Instant updatedAt) {

    private static final int MICRO = 6;
    private static final int ID_BYTES = 12;

    static UsageStats of(String userId, PeriodSums period) {
        Sums sums = period.sums();
        return new UsageStats(
                id(userId, period),
                userId,
                period.service(),
                period.year(),
                period.month(),
                period.day(),
                sums.count(),
                sums.tokens(),
                usd(sums.costMicros()),
                sums.costMicros(),
                period.createdAt(),
                period.updatedAt());
    }

    static BigDecimal usd(long micros) {
        BigDecimal shortest = BigDecimal.valueOf(micros, MICRO).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** 24 hex characters like every id of the API, made from what the item is about because it is stored nowhere. */
    private static String id(String userId, PeriodSums period) {
        String name = userId + "|" + period.service() + "|" + period.year() + "-" + period.month() + "-" + period.day();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
