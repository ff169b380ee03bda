package dev.atelier.user.account;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Role;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.guard.SignUpGuard;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Accounts of people for whom another provider vouches. Those opened here have no password: none is ever right. */
@Service
public class ExternalAccounts {

    private final Accounts accounts;
    private final SignUpGuard signUps;
    private final AuditLog audit;
    private final Clock clock;

    ExternalAccounts(Accounts accounts, SignUpGuard signUps, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account of somebody who has proven to be its owner; {@code null} if there is none.
     *
     * @throws ApiException {@code ACCOUNT_DISABLED}
     */
    public @Nullable VerifiedAccount find(String userId) {
        Account account = accounts.find(userId);
        return account == null ? null : verified(account);
    }

    /** Id of the account that has this e-mail address; {@code null} if none has. */
    public @Nullable String findByEmail(String email) {
        Account account = AccountRules.emailRule(email) == null ? accounts.findByLogin(email) : null;
        return account == null ? null : account.id();
    }

    /**
     * Opens an account with this id, or gives the one that was opened at the same moment.
     *
     * @param address where the request comes from
     * @throws ApiException {@code FORBIDDEN} if the profile has no usable e-mail address, {@code EMAIL_TAKEN}, {@code
     *     RATE_LIMITED}
     */
    public VerifiedAccount open(String userId, ExternalProfile profile, String address) {
        if (AccountRules.emailRule(profile.email()) != null) {
            throw ApiException.of(ErrorCode.FORBIDDEN).withMessage("social.email");
        }
        signUps.admit(address);
        Iterator<String> names = UsernameSuggestions.of(profile).iterator();
        while (true) {
            VerifiedAccount opened = open(userId, profile, names.next(), names.hasNext());
            if (opened != null) {
                return opened;
            }
        }
    }

    private @Nullable VerifiedAccount open(
            String userId, ExternalProfile profile, String username, boolean mayTryAnother) {
        var wanted = new NewAccount(username, profile.email(), name(profile.firstName()), name(profile.lastName()));
        Account account =
                wanted.toAccount(userId, null, Role.USER, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            accounts.add(account);
            audit.record(AuditAction.SIGN_UP, account.id(), account.id(), AuditResult.OK);
            return new VerifiedAccount(account);
        } catch (ApiException | DuplicateKeyException taken) {
            Account same = accounts.find(userId);
            if (same != null) {
                return verified(same);
            }
            if (mayTryAnother && taken instanceof ApiException refusal && refusal.code() == ErrorCode.USERNAME_TAKEN) {
                return null;
            }
            throw taken;
        }
    }

    private static @Nullable String name(@Nullable String name) {
        return AccountRules.nameRule(name) == null ? name : null;
    }

    private static VerifiedAccount verified(Account account) {
        if (!account.mayBeUsed()) {
            throw ApiException.of(ErrorCode.ACCOUNT_DISABLED);
        }
        return new VerifiedAccount(account);
    }
}
