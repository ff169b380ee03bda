package dev.atelier.user.session;

import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends a session whose refresh token is in two hands: which of them is the owner's cannot be told. */
@Component
class EndCopiedSession {

    private static final Logger log = LoggerFactory.getLogger(EndCopiedSession.class);

    private final EndSessions endSessions;
    private final AuditLog audit;

    EndCopiedSession(EndSessions endSessions, AuditLog audit) {
        this.endSessions = endSessions;
        this.audit = audit;
    }

    void end(Session session) {
        log.warn("An old refresh token was used again: session {} of user {} is ended", session.id(), session.userId());
        endSessions.end(session.id());
        audit.record(AuditAction.REFRESH_REUSED, session.userId(), session.id(), AuditResult.REFUSED);
    }
}
