package dev.atelier.aiproxy.spi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads how long a provider asks to wait. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * {@code retry-after-ms}, else {@code Retry-After} in seconds (fractions tolerated) or as an HTTP date (RFC 9110,
     * 10.2.3), which is measured against the response's own {@code Date}.
     *
     * @return a wait that is not negative; {@code null} if the provider did not say or said nonsense
     */
    public static @Nullable Duration of(ProviderResponse response) {
        Duration millis = number(response.header("retry-after-ms"), 1);
        if (millis != null) {
            return millis;
        }
        String value = response.header("Retry-After");
        Duration seconds = number(value, 1000);
        return seconds != null ? seconds : untilDate(value, response.header("Date"));
    }

    private static @Nullable Duration number(@Nullable String value, long unitMillis) {
        if (value == null) {
            return null;
        }
        try {
            double amount = Double.parseDouble(value.strip());
            return amount >= 0 && amount < 1e9 ? Duration.ofMillis(Math.round(amount * unitMillis)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration untilDate(@Nullable String value, @Nullable String now) {
        if (value == null || now == null) {
            return null;
        }
        try {
            Duration wait = Duration.between(instant(now), instant(value));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(String httpDate) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate.strip(), Instant::from);
    }
}
