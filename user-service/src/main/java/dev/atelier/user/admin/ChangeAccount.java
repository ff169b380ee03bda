package dev.atelier.user.admin;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.AccountDirectory;
import dev.atelier.user.account.AccountStanding;
import dev.atelier.user.account.AccountStatus;
import dev.atelier.user.account.User;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.revocation.RevokeUser;
import dev.atelier.user.session.EndSessions;
import org.springframework.stereotype.Service;

/**
 * Changes what somebody may do, and takes the access tokens back that say otherwise. Sessions outlive a change of role, so that the next refresh brings the new one. A disabled account's
 * sessions are refused as long as it is disabled, and ended when it is enabled: whoever was in has to sign in again.
 */
@Service
class ChangeAccount {

    private final AccountDirectory directory;
    private final RevokeUser revocation;
    private final EndSessions sessions;
    private final AuditLog audit;

    ChangeAccount(AccountDirectory directory, RevokeUser revocation, EndSessions sessions, AuditLog audit) {
        this.directory = directory;
        this.revocation = revocation;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Fulfils a request.
     *
     * @throws ApiException {@code VALIDATION_FAILED}; {@code CONFLICT} if administrators would change their own standing, if
     *     nobody would be left to administer, or if somebody else changed the account meanwhile
     */
    User change(String adminId, User user, AccountRequest request) {
        AccountStanding before = AccountStanding.of(user);
        AccountStanding after = request.appliedTo(before);
        if (after.equals(before)) {
            return user;
        }
        var change = new Change(adminId, user.id(), before, after);
        try {
            return apply(change);
        } catch (ApiException refusal) {
            record(change, AuditResult.REFUSED);
            throw refusal;
        }
    }

    private User apply(Change change) {
        if (change.adminId().equals(change.userId())) {
            throw ApiException.of(ErrorCode.CONFLICT).withMessage("admin.self");
        }
        takeBack(change);
        User changed = directory.change(change.userId(), change.before(), change.after());
        // Who acts stays an administrator, unless two take each other's role at the same moment.
        if (change.before().isActiveAdmin() && !directory.hasActiveAdmin()) {
            directory.change(change.userId(), change.after(), change.before());
            throw ApiException.of(ErrorCode.CONFLICT).withMessage("admin.last");
        }
        takeBack(change);
        record(change, AuditResult.OK);
        return changed;
    }

    /** Once before the change, so that none is made whose tokens stay; once after it, for what was issued meanwhile. */
    private void takeBack(Change change) {
        if (change.enables()) {
            sessions.endAll(change.userId());
        } else {
            revocation.revoke(change.userId());
        }
    }

    private void record(Change change, AuditResult result) {
        if (change.before().role() != change.after().role()) {
            audit.record(AuditAction.ROLE_CHANGED, change.adminId(), change.userId(), result);
        }
        if (change.before().status() != change.after().status()) {
            AuditAction action = change.enables() ? AuditAction.ACCOUNT_ENABLED : AuditAction.ACCOUNT_DISABLED;
            audit.record(action, change.adminId(), change.userId(), result);
        }
    }

    private record Change(String adminId, String userId, AccountStanding before, AccountStanding after) {

        boolean enables() {
            return before.status() == AccountStatus.DISABLED && after.status() == AccountStatus.ACTIVE;
        }
    }
}
