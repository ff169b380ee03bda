package dev.atelier.user.deletion;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Caller;
import dev.atelier.user.account.Credentials;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.session.RecentSignIn;
import org.springframework.stereotype.Component;

/**
 * A token may be stolen, or a screen left alone: what cannot be undone takes more. Either the password, or a sign-in a
 * moment ago, which is the way for those who have no password here.
 */
@Component
class ProveOwner {

    private final Credentials credentials;
    private final RecentSignIn recentSignIn;
    private final AuditLog audit;

    ProveOwner(Credentials credentials, RecentSignIn recentSignIn, AuditLog audit) {
        this.credentials = credentials;
        this.recentSignIn = recentSignIn;
        this.audit = audit;
    }

    /**
     * Returns if the caller has proven to be the owner.
     *
     * @throws ApiException {@code BAD_CREDENTIALS}, {@code ACCOUNT_LOCKED} or {@code RATE_LIMITED} where a password was given;
     *     {@code VALIDATION_FAILED} where one is needed
     */
    void require(Caller caller, DeletionRequest request, String address) {
        if (request.password() == null) {
            requireRecentSignIn(caller);
            return;
        }
        try {
            credentials.prove(caller.userId(), request.password(), address);
        } catch (ApiException refusal) {
            if (refusal.code() == ErrorCode.BAD_CREDENTIALS) {
                audit.record(AuditAction.ACCOUNT_DELETED, caller.userId(), caller.userId(), AuditResult.REFUSED);
                throw refusal.withField("password");
            }
            throw refusal;
        }
    }

    private void requireRecentSignIn(Caller caller) {
        if (!recentSignIn.isOf(caller)) {
            throw ApiException.invalid("password", "deletion.proof", RecentSignIn.LONGEST.toMinutes());
        }
    }
}
