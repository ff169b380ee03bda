package dev.atelier.aiproxy.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void reads_whole_and_broken_seconds() {
        assertThat(of(Map.of("Retry-After", "3"))).isEqualTo(Duration.ofSeconds(3));
        assertThat(of(Map.of("Retry-After", "0.5"))).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void prefers_milliseconds() {
        assertThat(of(Map.of("retry-after-ms", "250", "Retry-After", "3"))).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void measures_a_date_against_the_providers_own_clock() {
        Map<String, String> headers = Map.of(
                "Date", "Mon, 23 Nov 2026 10:00:00 GMT",
                "Retry-After", "Mon, 23 Nov 2026 10:00:05 GMT");

        assertThat(of(headers)).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "NaN", "1e400", ""})
    void makes_nothing_of_nonsense(String value) {
        assertThat(of(Map.of("Retry-After", value))).isNull();
    }

    private static Duration of(Map<String, String> headers) {
        return RetryAfter.of(new ProviderResponse() {
            @Override
            public int status() {
                return 429;
            }

            @Override
            public String header(String name) {
                return headers.get(name);
            }

            @Override
            public InputStream body() {
                return InputStream.nullInputStream();
            }

            @Override
            public void close() {}
        });
    }
}
