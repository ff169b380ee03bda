package dev.atelier.user.audit;

import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted.
 *
 * @param userId entries in which this user is the actor or the object
 * @param action entries of this action
 */
record AuditFilter(@Nullable String userId, @Nullable AuditAction action) {

    private static final String UNKNOWN = "audit.action.unknown";

    /**
     * Reads the parameters of a request; an empty one is as good as none.
     *
     * @throws dev.atelier.platform.error.ApiException {@code VALIDATION_FAILED} with an entry per wrong parameter
     */
    static AuditFilter of(@Nullable String userId, @Nullable String action) {
        String user = userId == null || userId.isEmpty() ? null : userId;
        String name = action == null || action.isEmpty() ? null : action;
        AuditAction known = name == null ? null : find(name);
        boolean badUser = user != null && !ObjectIds.isValid(user);
        boolean badAction = name != null && known == null;
        if (badUser) {
            var refusal = ApiException.invalid("userId", "audit.userId.form");
            throw badAction ? refusal.and("action", UNKNOWN) : refusal;
        }
        if (badAction) {
            throw ApiException.invalid("action", UNKNOWN);
        }
        return new AuditFilter(user == null ? null : ObjectIds.require(user), known);
    }

    private static @Nullable AuditAction find(String name) {
        return Arrays.stream(AuditAction.values())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
