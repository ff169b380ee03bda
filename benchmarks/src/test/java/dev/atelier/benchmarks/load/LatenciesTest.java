package dev.atelier.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void give_percentiles_over_all_that_was_added() {
        Latencies odd = new Latencies();
        Latencies even = new Latencies();
        for (int millis = 1; millis <= 1000; millis++) {
            (millis % 2 == 0 ? even : odd).record(millis * 1_000_000L);
        }
        odd.add(even);
        assertThat(odd.count()).isEqualTo(1000);
        assertThat(odd.millisAt(50)).isCloseTo(500, Percentage.withPercentage(0.2));
        assertThat(odd.millisAt(99)).isCloseTo(990, Percentage.withPercentage(0.2));
    }

    @Test
    void keep_microseconds_apart() {
        Latencies latencies = new Latencies();
        latencies.record(123_456);
        assertThat(latencies.millisAt(50)).isCloseTo(0.1234, within(0.0002));
    }

    @Test
    void have_no_percentile_without_a_value() {
        assertThat(new Latencies().millisAt(50)).isNaN();
    }

    @Test
    void those_of_a_stream_take_little_memory() {
        Latencies stream = new Latencies();
        for (int chunk = 0; chunk < 50; chunk++) {
            stream.record(TimeUnit.MICROSECONDS.toNanos(300 + 40 * chunk));
        }

        assertThat(stream.bytes()).isLessThan(20_000);
    }
}
