package dev.atelier.user.session;

import dev.atelier.platform.security.Caller;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import org.springframework.stereotype.Service;

/** Ends the session somebody is in. */
@Service
class SignOut {

    private final EndSessions endSessions;
    private final AuditLog audit;

    SignOut(EndSessions endSessions, AuditLog audit) {
        this.endSessions = endSessions;
        this.audit = audit;
    }

    void signOut(Caller caller) {
        endSessions.end(caller.sessionId());
        audit.record(AuditAction.SIGN_OUT, caller.userId(), caller.sessionId(), AuditResult.OK);
    }
}
