package dev.atelier.user.session;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.Caller;
import dev.atelier.user.account.Credentials;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import org.springframework.stereotype.Service;

/** Changes a password and ends every other session of the user: whoever knew the old one is out. */
@Service
class ChangePassword {

    private final Credentials credentials;
    private final EndSessions endSessions;
    private final AuditLog audit;

    ChangePassword(Credentials credentials, EndSessions endSessions, AuditLog audit) {
        this.credentials = credentials;
        this.endSessions = endSessions;
        this.audit = audit;
    }

    void change(Caller caller, PasswordRequest request, String address) {
        request.refuseIfInvalid();
        try {
            credentials.changePassword(
                    caller.userId(),
                    String.valueOf(request.currentPassword()),
                    String.valueOf(request.newPassword()),
                    address);
        } catch (ApiException e) {
            record(caller, AuditResult.REFUSED);
            throw e.code() == ErrorCode.BAD_CREDENTIALS ? e.withField("currentPassword") : e;
        }
        endSessions.endOthers(caller.userId(), caller.sessionId());
        record(caller, AuditResult.OK);
    }

    private void record(Caller caller, AuditResult result) {
        audit.record(AuditAction.PASSWORD_CHANGED, caller.userId(), caller.userId(), result);
    }
}
