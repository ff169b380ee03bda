package dev.atelier.user.session;

import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.user.account.Violations;
import dev.atelier.user.password.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/** A change of password. */
record PasswordRequest(
        @JsonSchema(value = "{type: 'string', format: 'password'}", required = true) @Nullable
        String currentPassword,

        @JsonSchema(value = PasswordPolicy.SCHEMA, required = true) @Nullable
        String newPassword) {

    void refuseIfInvalid() {
        var violations = new Violations();
        violations.add(
                "currentPassword", currentPassword == null || currentPassword.isEmpty() ? "account.required" : null);
        violations.add("newPassword", PasswordPolicy.brokenRule(newPassword));
        violations.refuseIfAny();
    }

    /** Never the passwords. */
    @Override
    public String toString() {
        return "PasswordRequest[]";
    }
}
