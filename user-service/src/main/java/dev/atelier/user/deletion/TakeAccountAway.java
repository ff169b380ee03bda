package dev.atelier.user.deletion;

import dev.atelier.user.account.AccountData;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.revocation.RevokeUser;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Takes away what makes somebody a user: the account, and with it every way to sign in, to refresh a session or to use an
 * access token. May be done again: who was killed in between leaves it to the sweep.
 */
@Component
class TakeAccountAway {

    private final RevokeUser revocation;
    private final AccountData accounts;
    private final AuditLog audit;
    private final Erasures erasures;
    private final Clock clock;

    TakeAccountAway(RevokeUser revocation, AccountData accounts, AuditLog audit, Erasures erasures, Clock clock) {
        this.revocation = revocation;
        this.accounts = accounts;
        this.audit = audit;
        this.erasures = erasures;
        this.clock = clock;
    }

    /** Tokens are revoked before, so that no account goes whose tokens stay; and after, for those issued meanwhile. */
    void of(String userId) {
        revocation.revoke(userId);
        accounts.erase(userId);
        revocation.revoke(userId);
        audit.record(AuditAction.ACCOUNT_DELETED, userId, userId, AuditResult.OK);
        erasures.tookAway(userId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
