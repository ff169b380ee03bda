package dev.atelier.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * A token bucket's size and speed, written {@code burst/perSecond} or {@code off}.
 *
 * @param burst calls that may come at once; 0 = no limit
 * @param perSecond calls per second that are given back
 */
public record Limit(long burst, long perSecond) {

    /** No limit at all. */
    public static final Limit OFF = new Limit(0, 0);

    public Limit {
        boolean off = burst == 0 && perSecond == 0;
        if (!off && (burst < 1 || perSecond < 1)) {
            throw new IllegalArgumentException("a limit is burst/perSecond, both at least 1, or off");
        }
    }

    /** Reads {@code 200/100} or {@code off}; anything else is an {@link IllegalArgumentException}. */
    public static Limit of(String text) {
        String trimmed = text.trim();
        if (trimmed.equalsIgnoreCase("off")) {
            return OFF;
        }
        int slash = trimmed.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a limit is burst/perSecond or off, not " + text);
        }
        return new Limit(number(trimmed.substring(0, slash)), number(trimmed.substring(slash + 1)));
    }

    boolean isOff() {
        return burst == 0;
    }

    /** One instance's part when {@code instances} of them cannot agree on a common count. */
    Limit share(int instances) {
        return new Limit(Math.max(1, burst / instances), Math.max(1, perSecond / instances));
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    private static long number(String digits) {
        try {
            long value = Long.parseLong(digits.trim());
            if (value < 1) {
                throw new IllegalArgumentException("a limit is at least 1, not " + digits);
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a limit is burst/perSecond or off, not " + digits, e);
        }
    }

    @Override
    public String toString() {
        return isOff() ? "off" : burst + "/" + perSecond;
    }
}
