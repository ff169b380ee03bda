package dev.atelier.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {

    @Test
    void an_open_loop_counts_the_wait_behind_a_slow_call() throws Exception {
        LoadResult result =
                new OpenLoop(1, 100, Duration.ofMillis(500)).run(number -> new ScriptedCall(Duration.ofMillis(400), 0));
        assertThat(result.calls()).isEqualTo(50);
        // 40 calls fell due while the first one lasted, the middle one of all waited for 150 ms and more.
        assertThat(result.latencies().millisAt(50)).isBetween(100.0, 400.0);
    }

    @Test
    void an_open_loop_waits_until_a_call_is_due() throws Exception {
        long start = System.nanoTime();
        LoadResult result =
                new OpenLoop(2, 50, Duration.ofMillis(300)).run(number -> new ScriptedCall(Duration.ZERO, 0));
        assertThat(result.calls()).isEqualTo(15);
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(280));
    }

    @Test
    void a_closed_loop_runs_for_its_time_on_every_connection() throws Exception {
        LoadResult result =
                new ClosedLoop(3, Duration.ofMillis(100)).run(number -> new ScriptedCall(Duration.ofMillis(150), 0));
        assertThat(result.calls()).isEqualTo(3);
        assertThat(result.nanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(140));
    }

    @Test
    void a_failed_call_is_an_error_and_no_latency() throws Exception {
        LoadResult result =
                new ClosedLoop(1, Duration.ofMillis(20)).run(number -> new ScriptedCall(Duration.ofMillis(1), 2));
        assertThat(result.errors()).isEqualTo(1);
        assertThat(result.firstError()).contains("as told");
        assertThat(result.latencies().count()).isEqualTo(result.calls());
    }

    @Test
    void rounds_add_up() {
        LoadResult one = new LoadResult(100, 0, null, 1_000_000_000L, new Latencies());
        LoadResult two = new LoadResult(300, 1, "late", 1_000_000_000L, new Latencies());
        LoadResult both = one.then(two);
        assertThat(both.perSecond()).isEqualTo(200);
        assertThat(both.errors()).isEqualTo(1);
        assertThat(both.firstError()).isEqualTo("late");
    }
}
