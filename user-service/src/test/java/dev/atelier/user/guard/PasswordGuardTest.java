package dev.atelier.user.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PasswordGuardTest extends RunningService {

    private static final String ADDRESS = "192.0.2.77";

    @Autowired
    private PasswordGuard guard;

    @Autowired
    private Counting counting;

    @Autowired
    private Tallies tallies;

    @Autowired
    private GuardNames names;

    @Autowired
    private Turnstile turnstile;

    @Test
    void a_password_that_could_not_be_checked_was_no_guess() {
        String account = freshName();
        for (int i = 0; i < 10; i++) {
            isRefused(account, ErrorCode.SERVICE_UNAVAILABLE, () -> {
                throw ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
            });
        }
        for (int i = 0; i < 4; i++) {
            isRefused(account, ErrorCode.BAD_CREDENTIALS, () -> false);
        }

        assertThatCode(() -> guard.check(account, ADDRESS, () -> true)).doesNotThrowAnyException();
    }

    @Test
    void an_address_that_guesses_at_many_accounts_is_slowed_down_but_not_the_neighbour_at_home_there() {
        var strict = new PasswordGuard(counting, tallies, names, turnstile, PatienceTest.properties(4, 50));
        String address = "2001:db8:" + Long.toHexString(System.nanoTime() & 0xffff) + ":1::1";
        String neighbour = freshName();
        strict.welcome(neighbour, address);

        for (int i = 0; i < 101; i++) {
            assertThatThrownBy(() -> strict.check(freshName(), address, () -> false))
                    .hasMessage(ErrorCode.BAD_CREDENTIALS.name());
        }

        assertThatThrownBy(() -> strict.check(freshName(), address, () -> true))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED))
                .satisfies(refusal -> assertThat(refusal.headers()).containsKey("Retry-After"));
        assertThatCode(() -> strict.check(neighbour, address, () -> true)).doesNotThrowAnyException();
        assertThatCode(() -> strict.check(freshName(), ADDRESS, () -> true)).doesNotThrowAnyException();
    }

    @Test
    void a_refused_guess_is_not_checked() {
        String account = freshName();
        for (int i = 0; i < 5; i++) {
            isRefused(account, ErrorCode.BAD_CREDENTIALS, () -> false);
        }

        isRefused(account, ErrorCode.ACCOUNT_LOCKED, () -> {
            throw new AssertionError("checked");
        });
    }

    @Test
    void the_store_names_neither_who_nor_where() {
        String account = freshName();
        isRefused(account, ErrorCode.BAD_CREDENTIALS, () -> false);

        assertThat(tallies.find(names.ofAccount(account)).isStored()).isTrue();
        assertThat(mongo.findAll(Document.class, "guard_tallies").toString()).doesNotContain(account, ADDRESS);
    }

    @Test
    void what_is_forgotten_is_swept_and_what_counts_is_kept() {
        String guessed = freshName();
        String owner = freshName();
        isRefused(guessed, ErrorCode.BAD_CREDENTIALS, () -> false);
        guard.check(owner, ADDRESS, () -> true);
        Instant now = counting.now();

        tallies.sweep(now.plus(Duration.ofMinutes(59)));
        assertThat(tallies.find(names.ofAccount(guessed)).isStored()).isTrue();
        tallies.sweep(now.plus(Duration.ofMinutes(61)));

        assertThat(tallies.find(names.ofAccount(guessed)).isStored()).isFalse();
        assertThat(tallies.find(names.ofHome(owner, ADDRESS)).isStored()).isTrue();
    }

    @Test
    void sign_ups_from_one_address_are_slowed_down() {
        var signUps = new SignUpGuard(counting, names, guard, PatienceTest.properties(4, 50));
        String address = "192.0.2." + (100 + (int) (System.nanoTime() % 100));
        for (int i = 0; i < 51; i++) {
            signUps.admit(address);
        }

        assertThatThrownBy(() -> signUps.admit(address))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .extracting(ApiException::code)
                .isEqualTo(ErrorCode.RATE_LIMITED);
        assertThatCode(() -> signUps.admit("192.0.2.9")).doesNotThrowAnyException();
    }

    private void isRefused(String account, ErrorCode code, BooleanSupplier check) {
        assertThatThrownBy(() -> guard.check(account, ADDRESS, check))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .extracting(ApiException::code)
                .isEqualTo(code);
    }
}
