package dev.atelier.user.accesstoken;

import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.revocation.RevokeSessions;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes a program's token back, everywhere. */
@Service
class DeleteAccessToken {

    private final AccessTokenStore store;
    private final RevokeSessions revocation;
    private final AuditLog audit;
    private final Clock clock;

    DeleteAccessToken(AccessTokenStore store, RevokeSessions revocation, AuditLog audit, Clock clock) {
        this.store = store;
        this.revocation = revocation;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Deletes the token. What its calls travel with is revoked first, as a session whose id is the token's: should the
     * store fail in between, the token is still there to be deleted by another try.
     *
     * @throws ApiException {@code NOT_FOUND} if the user has no such token
     */
    void delete(String userId, String anyId) {
        String id = ObjectIds.require(anyId);
        if (!store.isLiving(userId, id)) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        revocation.revoke(List.of(id));
        if (!store.delete(userId, id, clock.instant())) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        audit.record(AuditAction.TOKEN_DELETED, userId, id, AuditResult.OK);
    }
}
