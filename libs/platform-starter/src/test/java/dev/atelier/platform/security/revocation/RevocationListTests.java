package dev.atelier.platform.security.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationListTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.500Z");

    private final MovableClock clock = new MovableClock(NOW);
    private final RevocationList list = new RevocationList(clock);

    @Test
    void forgets_an_entry_when_the_last_token_has_expired_and_not_before() {
        list.add(Revocation.ofSession("s", NOW, NOW.plusSeconds(900)));
        clock.advance(Duration.ofSeconds(901));
        list.prune();
        assertThat(list.revokes("s", "u", NOW)).isTrue();

        clock.advance(Duration.ofMinutes(2));
        list.prune();
        assertThat(list.size()).isZero();
    }

    @Test
    void takes_no_entry_that_is_over() {
        list.add(Revocation.ofSession("s", NOW.minusSeconds(3600), NOW.minusSeconds(1800)));
        assertThat(list.size()).isZero();
    }

    @Test
    void keeps_the_stricter_of_two_entries_in_whichever_order_they_come() {
        list.add(Revocation.ofUser("u", NOW, NOW.plusSeconds(900)));
        list.add(Revocation.ofUser("u", NOW.minusSeconds(100), NOW.plusSeconds(800)));
        assertThat(list.revokes("s", "u", NOW.minusSeconds(1))).isTrue();
        assertThat(list.revokes("s", "u", NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void a_new_token_right_after_a_revocation_is_dated_so_that_it_is_good() {
        list.add(Revocation.ofUser("u", NOW, NOW.plusSeconds(900)));
        Instant issue = list.earliestIssue("u");
        assertThat(issue).isEqualTo("2026-11-22T10:15:31Z");
        assertThat(list.revokes("s", "u", issue)).isFalse();

        clock.advance(Duration.ofSeconds(5));
        assertThat(list.earliestIssue("u")).isEqualTo(clock.instant());
    }

    @Test
    void tells_once_that_keys_are_not_what_they_were_however_often_it_hears() {
        var told = new ArrayList<String>();
        list.onKeyNews(news -> told.add(news.id()));
        Revocation change = Revocation.ofKeys("u", "openai", NOW, NOW.plusSeconds(900));

        list.add(change);
        list.addAll(List.of(change, Revocation.ofUser("u", NOW, NOW.plusSeconds(900))));
        list.add(Revocation.ofKeys("u", "openai", NOW.minusMillis(1), NOW.plusSeconds(900)));
        assertThat(told).containsExactly("u:openai");

        list.add(Revocation.ofKeys("u", "openai", NOW.plusMillis(1), NOW.plusSeconds(900)));
        assertThat(told).containsExactly("u:openai", "u:openai");
        assertThat(list.revokes("u:openai", "other", NOW)).isFalse();
    }
}
