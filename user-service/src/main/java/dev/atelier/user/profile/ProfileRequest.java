package dev.atelier.user.profile;

import dev.atelier.user.account.AccountRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be changed in one's own account. JSON nodes tell a member that is absent (Java {@code null}: stays as it is)
 * from one that is {@code null} (a null node: cleared).
 */
record ProfileRequest(
        @Nullable JsonNode firstName,
        @Nullable JsonNode lastName,
        @Nullable JsonNode avatar,
        @Nullable JsonNode email,
        @Nullable JsonNode preferences) {

    /** The avatar that is wanted; {@code null} if none is. */
    @Nullable
    String avatarText() {
        return avatar == null || !avatar.isString() ? null : AccountRules.nameOrNone(avatar.stringValue());
    }
}
