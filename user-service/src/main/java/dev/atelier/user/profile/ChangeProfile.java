package dev.atelier.user.profile;

import dev.atelier.user.account.SearchWords;
import dev.atelier.user.account.User;
import dev.atelier.user.account.Users;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import java.time.Clock;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Changes what users may change in their own account: all that a request names in one write, or nothing. */
@Service
class ChangeProfile {

    private final Users users;
    private final AvatarRule avatars;
    private final AuditLog audit;
    private final Clock clock;

    ChangeProfile(Users users, AvatarRule avatars, AuditLog audit, Clock clock) {
        this.users = users;
        this.avatars = avatars;
        this.audit = audit;
        this.clock = clock;
    }

    User change(String userId, ProfileRequest request) {
        Update update = ProfileChange.of(request).set("updatedAt", clock.instant());
        avatars.check(request.avatarText());
        JsonNode email = request.email();
        if (email == null) {
            return users.change(userId, update);
        }
        User before = users.ofSession(userId);
        User changed =
                users.change(userId, update.set("searchWords", SearchWords.of(before.username(), email.stringValue())));
        if (!changed.email().equals(before.email())) {
            audit.record(AuditAction.EMAIL_CHANGED, userId, userId, AuditResult.OK);
        }
        return changed;
    }
}
