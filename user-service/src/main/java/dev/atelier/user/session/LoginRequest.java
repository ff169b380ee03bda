package dev.atelier.user.session;

import dev.atelier.user.account.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in.
 *
 * @param username user name or e-mail address
 */
record LoginRequest(@Nullable String username, @Nullable String password) {

    void refuseIfIncomplete() {
        var violations = new Violations();
        violations.add("username", username == null || username.isBlank() ? "account.required" : null);
        violations.add("password", password == null || password.isEmpty() ? "account.required" : null);
        violations.refuseIfAny();
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "LoginRequest[" + username + "]";
    }
}
