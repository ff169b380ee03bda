package dev.atelier.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.benchmarks.stream.StreamResult.StreamTimes;
import org.junit.jupiter.api.Test;

class StreamWatchTest {

    private final StreamTimes times = StreamTimes.empty();
    private final StreamWatch watch = new StreamWatch(3, times, () -> {});
    private final long now = System.nanoTime();

    private static String delta(int number, long writtenAt) {
        return "{\"content\":\"%06d@%019d \"}".formatted(number, writtenAt);
    }

    private void chunks(int... numbers) {
        for (int number : numbers) {
            watch.event("delta", delta(number, now), now + 2_000_000);
        }
    }

    @Test
    void times_the_first_chunk_and_the_later_ones_apart() {
        watch.event("delta", delta(0, now), now + 5_000_000);
        chunks(1, 2);
        watch.event("done", "{}", now);
        assertThat(watch.fault()).isNull();
        assertThat(times.firstChunk().millisAt(50)).isBetween(4.9, 5.1);
        assertThat(times.laterChunks().count()).isEqualTo(2);
        assertThat(times.laterChunks().millisAt(50)).isBetween(1.9, 2.1);
    }

    @Test
    void reads_the_providers_own_stream_too() {
        for (int number = 0; number < 3; number++) {
            String chunk = "{\"choices\":[{\"delta\":" + delta(number, now) + "}]}";
            watch.event("message", chunk, now + 1);
        }
        watch.event("message", "[DONE]", now);
        assertThat(watch.fault()).isNull();
    }

    @Test
    void does_not_count_the_text_that_the_last_event_repeats() {
        chunks(0, 1, 2);
        watch.event("done", delta(0, now) + delta(1, now), now);
        assertThat(watch.fault()).isNull();
    }

    @Test
    void counts_two_chunks_in_one_event() {
        chunks(0);
        watch.event("delta", "{\"content\":\"%06d@%019d %06d@%019d \"}".formatted(1, now, 2, now), now + 1);
        watch.event("done", "{}", now);
        assertThat(watch.fault()).isNull();
    }

    @Test
    void sees_lost_doubled_and_swapped_chunks() {
        chunks(0, 2, 1);
        watch.event("done", "{}", now);
        assertThat(watch.fault()).contains("due");
    }

    @Test
    void sees_a_missing_tail_and_a_missing_end() {
        chunks(0, 1);
        assertThat(watch.fault()).isEqualTo("2 of 3 chunks came");
        chunks(2);
        assertThat(watch.fault()).isEqualTo("The end was missing");
    }

    @Test
    void sees_an_error_event() {
        watch.event("error", "{\"code\":\"PROVIDER_ERROR\"}", now);
        assertThat(watch.fault()).contains("PROVIDER_ERROR");
    }
}
