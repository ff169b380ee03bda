package dev.atelier.user.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.500Z");

    private final Patience patience =
            new Patience(4, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1));

    @Test
    void delays_double_up_to_the_longest() {
        assertThat(patience.delayAfter(4)).isZero();
        assertThat(patience.delayAfter(5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(patience.delayAfter(6)).isEqualTo(Duration.ofSeconds(2));
        assertThat(patience.delayAfter(14)).isEqualTo(Duration.ofSeconds(512));
        assertThat(patience.delayAfter(15)).isEqualTo(Duration.ofMinutes(15));
        assertThat(patience.delayAfter(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void the_count_follows_from_the_time_when_all_is_forgotten() {
        Tally tally = counted(Tally.none("x"), 4, NOW);
        assertThat(tally.isLocked(NOW)).isFalse();

        Tally fifth = patience.count(tally, NOW.plusSeconds(59));

        assertThat(fifth.remaining(NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void one_is_forgotten_an_hour_and_all_in_the_end() {
        Tally five = counted(Tally.none("x"), 5, NOW);

        Tally anHourLater = patience.count(five, NOW.plus(Duration.ofHours(1)));
        Tally twoHoursLater = patience.count(five, NOW.plus(Duration.ofHours(2)));

        assertThat(anHourLater.remaining(NOW.plus(Duration.ofHours(1)))).isEqualTo(Duration.ofSeconds(1));
        assertThat(twoHoursLater.isLocked(NOW.plus(Duration.ofHours(2)))).isFalse();
        assertThat(five.isEmpty(NOW.plus(Duration.ofHours(5)))).isTrue();
    }

    @Test
    void what_goes_beyond_the_longest_delay_is_not_remembered() {
        Tally tally = counted(Tally.none("x"), 1_000, NOW);

        assertThat(patience.isExhaustedBy(tally, NOW)).isTrue();
        assertThat(tally.emptyAt()).isEqualTo(NOW.plus(Duration.ofHours(15)));
        assertThat(tally.remaining(NOW)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void a_delay_never_gets_shorter_by_counting() {
        var running = new Tally("x", Instant.EPOCH, NOW.plusSeconds(60), NOW.plusSeconds(60));

        assertThat(patience.count(running, NOW).lockedUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void what_costs_nothing_locks_nobody_not_even_where_the_clock_is_behind() {
        Tally four = counted(Tally.none("x"), 4, NOW);

        assertThat(four.isLocked(NOW.minusSeconds(60))).isFalse();
    }

    @Test
    void refuses_settings_that_make_no_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(4, Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(4, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .as("not locked at the 20th wrong password")
                .isThrownBy(() -> properties(10, 50));
    }

    static GuardProperties properties(int freePasswords, int signUps) {
        return new GuardProperties(
                freePasswords,
                Duration.ofSeconds(1),
                Duration.ofMinutes(15),
                Duration.ofHours(1),
                100,
                Duration.ofSeconds(6),
                signUps,
                Duration.ofSeconds(30),
                Duration.ofDays(90),
                Duration.ofSeconds(15));
    }

    private Tally counted(Tally tally, int times, Instant now) {
        Tally result = tally;
        for (int i = 0; i < times; i++) {
            result = patience.count(result, now);
        }
        return result;
    }
}
