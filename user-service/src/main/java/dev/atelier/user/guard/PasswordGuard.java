package dev.atelier.user.guard;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.guard.Counting.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/**
 * Stands before every check of a password. A guess is counted before it is checked, so that any number at once gets no more
 * checks than one after the other. An account has a tally of its own at each address where its owner is at home (the right
 * password came from there lately) and one for the rest of the world: strangers lock each other out, not the owner.
 */
@Service
public class PasswordGuard {

    private final Counting counting;
    private final Tallies tallies;
    private final GuardNames names;
    private final Turnstile turnstile;
    private final GuardProperties properties;

    PasswordGuard(
            Counting counting, Tallies tallies, GuardNames names, Turnstile turnstile, GuardProperties properties) {
        this.counting = counting;
        this.tallies = tallies;
        this.names = names;
        this.turnstile = turnstile;
        this.properties = properties;
    }

    /**
     * Lets a password be checked, and returns if it is right. Accounts that do not exist are treated like those that do.
     *
     * @param account what names the account: its id, or what somebody took for its name
     * @param address where the request comes from
     * @throws ApiException {@code BAD_CREDENTIALS}; without a check {@code ACCOUNT_LOCKED}, {@code RATE_LIMITED}
     */
    public void check(String account, String address, BooleanSupplier passwordIsRight) {
        Guess guess = new Guess(names.ofHome(account, address), names.ofAccount(account), names.ofAddress(address));
        Outcome outcome = turnstile.inTurn(guess.home(), () -> check(guess, passwordIsRight));
        if (!outcome.right()) {
            counting.count(guess.address(), properties.perAddress());
            throw refusal(ErrorCode.BAD_CREDENTIALS, outcome.delay());
        }
    }

    /** Remembers that the owner of the account is at home at this address, and forgets the guesses made there. */
    public void welcome(String account, String address) {
        welcome(names.ofHome(account, address));
    }

    private Outcome check(Guess guess, BooleanSupplier passwordIsRight) {
        Instant now = counting.now();
        List<Tally> seen = tallies.find(List.of(guess.home(), guess.account(), guess.address()));
        Tally home = seen.get(0);
        boolean atHome = home.isKept(now);
        refuseLocked(seen.get(2), atHome && home.isEmpty(now));
        Counted counted = counting.count(atHome ? home : seen.get(1), properties.perAccount());
        if (counted.refused()) {
            throw refusal(ErrorCode.ACCOUNT_LOCKED, counted.delay());
        }
        if (!isRight(counted, passwordIsRight)) {
            return new Outcome(false, counted.delay());
        }
        welcome(guess.home());
        if (!atHome) {
            tallies.remove(guess.account());
        }
        return new Outcome(true, Duration.ZERO);
    }

    /** Where the owner is at home and nobody guesses, a neighbour's guesses at other accounts are not the owner's. */
    private void refuseLocked(Tally address, boolean undisturbedHome) {
        Instant now = counting.now();
        if (address.isLocked(now) && !undisturbedHome) {
            throw refusal(ErrorCode.RATE_LIMITED, address.remaining(now));
        }
    }

    /** What could not be checked was no guess. */
    private boolean isRight(Counted counted, BooleanSupplier passwordIsRight) {
        try {
            return passwordIsRight.getAsBoolean();
        } catch (ApiException unchecked) {
            counting.giveBack(counted);
            throw unchecked;
        }
    }

    private void welcome(String home) {
        Instant keptUntil = counting.now().plus(properties.knownFor());
        tallies.save(new Tally(home, Instant.EPOCH, Instant.EPOCH, keptUntil));
    }

    private static ApiException refusal(ErrorCode code, Duration delay) {
        ApiException refusal = ApiException.of(code);
        return delay.isPositive() ? refusal.retryAfter(delay) : refusal;
    }

    /** The names that a guess is counted under. */
    private record Guess(String home, String account, String address) {}

    private record Outcome(boolean right, Duration delay) {}
}
