package dev.atelier.user.session;

import dev.atelier.user.account.Violations;
import dev.atelier.user.password.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/** A change of password. */
record PasswordRequest(
        @Nullable String currentPassword, @Nullable String newPassword) {

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
