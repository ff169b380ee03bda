package dev.atelier.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.platform.security.TokenKeys;
import dev.atelier.user.MovableClock;
import dev.atelier.user.TestKeys;
import dev.atelier.user.token.RefreshToken;
import dev.atelier.user.token.RefreshTokens;
import dev.atelier.user.token.TokenProperties;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshPolicyTest {

    private static final String SESSION = "0123456789abcdef01234567";
    private static final TokenProperties PROPERTIES =
            new TokenProperties(Duration.ofMinutes(15), Duration.ofDays(30), Duration.ofSeconds(10));

    private final MovableClock clock = new MovableClock();
    private final RefreshTokens tokens = new RefreshTokens(TokenKeys.parse(TestKeys.random("k1")));
    private final RefreshPolicy policy = new RefreshPolicy(tokens, PROPERTIES, clock);
    private final String seed = tokens.newSeed();
    private final Session session = refreshedTwice(null);

    @Test
    void replaces_the_good_token() {
        assertThat(policy.judge(session, token(2))).isEqualTo(RefreshVerdict.ROTATE);
    }

    @Test
    void repeats_the_answer_for_the_token_before_within_ten_seconds() {
        clock.skip(Duration.ofSeconds(9));

        assertThat(policy.judge(session, token(1))).isEqualTo(RefreshVerdict.REPEAT);
    }

    @Test
    void takes_the_token_before_for_stolen_after_ten_seconds() {
        clock.skip(Duration.ofSeconds(11));

        assertThat(policy.judge(session, token(1))).isEqualTo(RefreshVerdict.REUSED);
    }

    @Test
    void takes_an_older_token_for_stolen_at_once() {
        assertThat(policy.judge(session, token(0))).isEqualTo(RefreshVerdict.REUSED);
    }

    @Test
    void a_made_up_token_ends_nothing() {
        var madeUp = new RefreshToken(SESSION, 0, token(1).secret());

        assertThat(policy.judge(session, madeUp)).isEqualTo(RefreshVerdict.FOREIGN);
    }

    @Test
    void a_token_from_the_future_ends_nothing_unless_it_is_ours() {
        var madeUp = new RefreshToken(SESSION, 99, token(1).secret());

        assertThat(policy.judge(session, madeUp)).isEqualTo(RefreshVerdict.FOREIGN);
    }

    @Test
    void a_session_ends_by_itself_after_thirty_days_of_rest() {
        clock.skip(Duration.ofDays(30).plusSeconds(1));

        assertThat(policy.judge(session, token(2))).isEqualTo(RefreshVerdict.EXPIRED);
    }

    @Test
    void tokens_of_an_ended_session_are_all_the_same() {
        Session ended = refreshedTwice(clock.instant());

        assertThat(policy.judge(ended, token(2))).isEqualTo(RefreshVerdict.ENDED);
        assertThat(policy.judge(ended, token(0))).isEqualTo(RefreshVerdict.ENDED);
    }

    private RefreshToken token(long generation) {
        return tokens.make(SESSION, seed, generation);
    }

    private Session refreshedTwice(Instant endedAt) {
        Instant now = clock.instant();
        return new Session(
                SESSION,
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                seed,
                2,
                token(2).hash(),
                token(1).hash(),
                now.minusSeconds(3600),
                now,
                now.plus(PROPERTIES.refreshIdleLife()),
                endedAt);
    }
}
