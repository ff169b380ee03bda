package dev.atelier.user.account;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.guard.PasswordGuard;
import dev.atelier.user.password.PasswordHashing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Checks passwords against accounts, as often as the {@link PasswordGuard} allows. A wrong password and a missing account
 * get the same answer after the same time; that an account is disabled is told only to who knows its password.
 */
@Service
public class Credentials {

    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final PasswordGuard guard;
    private final AuditLog audit;
    private final Clock clock;

    Credentials(Accounts accounts, PasswordHashing hashing, PasswordGuard guard, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account of {@code login} (user name or e-mail address) if {@code password} is its password.
     *
     * @param address where the request comes from
     * @throws ApiException {@code BAD_CREDENTIALS}, {@code ACCOUNT_DISABLED}; {@code ACCOUNT_LOCKED} or {@code
     *     RATE_LIMITED} after too many wrong passwords
     */
    public VerifiedAccount verify(String login, String password, String address) {
        Account account = accounts.findByLogin(login);
        String name = account == null ? AccountRules.key(login) : account.id();
        try {
            guard.check(name, address, () -> isRight(account, password));
            return usable(account);
        } catch (ApiException refusal) {
            recordIfChecked(refusal, account);
            throw refusal;
        }
    }

    /** Notes a sign-in, however it was proven; {@code null} if the account was disabled or got another password since it was verified. */
    public @Nullable User noteLogin(VerifiedAccount verified) {
        Account noted = accounts.noteLogin(verified.account(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (noted == null) {
            return null;
        }
        audit.record(AuditAction.SIGN_IN, noted.id(), noted.id(), AuditResult.OK);
        return noted.toUser();
    }

    /**
     * Replaces the password of an account.
     *
     * @param address where the request comes from
     * @throws ApiException as {@link #verify} if {@code current} is wrong, {@code CONFLICT} if somebody else changed the
     *     password meanwhile
     */
    public void changePassword(String userId, String current, String replacement, String address) {
        Account found = accounts.find(userId);
        guard.check(userId, address, () -> isRight(found, current));
        Account account = usable(found).account();
        String hash = hashing.hash(replacement);
        if (!accounts.changePassword(account, hash, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            throw ApiException.of(ErrorCode.CONFLICT);
        }
    }

    /**
     * Lets the owner of an account prove once more who they are.
     *
     * @param address where the request comes from
     * @throws ApiException as {@link #verify}
     */
    public void prove(String userId, String password, String address) {
        Account account = accounts.find(userId);
        guard.check(userId, address, () -> isRight(account, password));
        usable(account);
    }

    /** What is refused unchecked follows from guesses on record; to record it too would let anybody fill the store. */
    private void recordIfChecked(ApiException refusal, @Nullable Account account) {
        if (refusal.code() == ErrorCode.BAD_CREDENTIALS || refusal.code() == ErrorCode.ACCOUNT_DISABLED) {
            audit.record(AuditAction.SIGN_IN, null, account == null ? null : account.id(), AuditResult.REFUSED);
        }
    }

    private boolean isRight(@Nullable Account account, String password) {
        return hashing.matches(password, account == null ? null : account.passwordHash());
    }

    private static VerifiedAccount usable(@Nullable Account account) {
        if (account == null) {
            throw ApiException.of(ErrorCode.BAD_CREDENTIALS);
        }
        if (!account.mayBeUsed()) {
            throw ApiException.of(ErrorCode.ACCOUNT_DISABLED);
        }
        return new VerifiedAccount(account);
    }
}
