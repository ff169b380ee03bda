package dev.atelier.user.profile;

import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.user.account.AccountRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What may be changed in one's own account. JSON nodes tell a member that is absent (Java {@code null}: stays as it is)
 * from one that is {@code null} (a null node: cleared).
 */
record ProfileRequest(
        @JsonSchema("{type: ['string', 'null'], maxLength: 64}") @Nullable
        JsonNode firstName,

        @JsonSchema("{type: ['string', 'null'], maxLength: 64}") @Nullable
        JsonNode lastName,

        @JsonSchema("{type: ['string', 'null'], format: 'uri'}") @Nullable
        JsonNode avatar,

        @JsonSchema("{type: 'string', format: 'email', maxLength: 254}") @Nullable
        JsonNode email,

        @JsonSchema("""
                {
                  type: 'object',
                  properties: {
                    theme: {type: 'string'},
                    language: {type: 'string'},
                    notifications: {type: 'object'}
                  }
                }""") @Nullable JsonNode preferences) {

    /** The avatar that is wanted; {@code null} if none is. */
    @Nullable
    String avatarText() {
        return avatar == null || !avatar.isString() ? null : AccountRules.nameOrNone(avatar.stringValue());
    }
}
