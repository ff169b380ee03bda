package dev.atelier.user.account;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.password.PasswordHashing;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Checks passwords against accounts. A wrong password and a missing account get the same answer after the same time; that
 * an account is disabled is told only to who knows its password.
 */
@Service
public class Credentials {

    private final Accounts accounts;
    private final PasswordHashing hashing;
    private final AuditLog audit;
    private final Clock clock;

    Credentials(Accounts accounts, PasswordHashing hashing, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account of {@code login} (user name or e-mail address) if {@code password} is its password.
     *
     * @throws ApiException {@code BAD_CREDENTIALS}, {@code ACCOUNT_DISABLED}
     */
    public VerifiedAccount verify(String login, String password) {
        Account account = accounts.findByLogin(login);
        try {
            return verify(account, password);
        } catch (ApiException refusal) {
            audit.record(AuditAction.SIGN_IN, null, account == null ? null : account.id(), AuditResult.REFUSED);
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
     * @throws ApiException {@code BAD_CREDENTIALS} if {@code current} is wrong, {@code CONFLICT} if somebody else changed
     *     the password meanwhile
     */
    public void changePassword(String userId, String current, String replacement) {
        Account account = verify(accounts.find(userId), current).account();
        String hash = hashing.hash(replacement);
        if (!accounts.changePassword(account, hash, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
            throw ApiException.of(ErrorCode.CONFLICT);
        }
    }

    private VerifiedAccount verify(@Nullable Account account, String password) {
        boolean right = hashing.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !right) {
            throw ApiException.of(ErrorCode.BAD_CREDENTIALS);
        }
        if (!account.mayBeUsed()) {
            throw ApiException.of(ErrorCode.ACCOUNT_DISABLED);
        }
        return new VerifiedAccount(account);
    }
}
