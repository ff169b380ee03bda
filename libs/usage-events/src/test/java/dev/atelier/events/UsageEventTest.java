package dev.atelier.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageEventTest {

    @Test
    void refuses_a_cost_for_a_failed_call() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleEvents.failed(1));
    }

    @Test
    void refuses_negative_tokens() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tokens(0, 0, -1, 0));
    }

    @Test
    void refuses_names_that_stores_may_change() {
        for (String model : List.of("", " ", "a\u0000b", "a\nb", "half\ud800", "x".repeat(201))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SampleEvents.chat(model, Instant.parse("2026-11-22T10:15:30Z")));
        }
    }

    @Test
    void refuses_a_time_no_clock_shows() {
        assertThatIllegalArgumentException().isThrownBy(() -> SampleEvents.chat("m", Instant.EPOCH));
        assertThatIllegalArgumentException().isThrownBy(() -> SampleEvents.chat("m", Instant.MAX));
    }

    @Test
    void keeps_the_time_to_the_millisecond() {
        assertThat(SampleEvents.chat().occurredAt()).isEqualTo(Instant.parse("2026-11-22T10:15:30.123Z"));
    }

    @Test
    void counts_cached_and_reasoning_tokens_once() {
        assertThat(new Tokens(1200, 1024, 350, 100).total()).isEqualTo(1550);
    }
}
