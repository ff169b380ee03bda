package dev.atelier.user.admin;

import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.platform.security.Role;
import dev.atelier.user.account.AccountStanding;
import dev.atelier.user.account.AccountStatus;
import dev.atelier.user.account.Violations;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an administrator may change in an account; what is absent stays as it is. */
record AccountRequest(
        @JsonSchema("{type: 'string', enum: ['USER', 'PREMIUM', 'ADMIN']}") @Nullable
        JsonNode role,

        @JsonSchema("{type: 'string', enum: ['active', 'disabled']}") @Nullable
        JsonNode status) {

    /**
     * How an account stands when the request is fulfilled.
     *
     * @throws dev.atelier.platform.error.ApiException {@code VALIDATION_FAILED} with an entry per wrong field
     */
    AccountStanding appliedTo(AccountStanding before) {
        Role newRole = role == null ? before.role() : roleOf(role);
        AccountStatus newStatus = status == null ? before.status() : statusOf(status);
        var violations = new Violations();
        violations.add("role", newRole == null ? "admin.role.unknown" : null);
        violations.add("status", newStatus == null ? "admin.status.unknown" : null);
        violations.refuseIfAny();
        return newRole == null || newStatus == null ? before : new AccountStanding(newRole, newStatus);
    }

    private static @Nullable Role roleOf(JsonNode node) {
        return Arrays.stream(Role.values())
                .filter(role -> node.isString() && node.stringValue().equals(role.name()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable AccountStatus statusOf(JsonNode node) {
        return Arrays.stream(AccountStatus.values())
                .filter(status -> node.isString()
                        && node.stringValue().equals(status.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
