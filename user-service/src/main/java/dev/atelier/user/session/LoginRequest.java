package dev.atelier.user.session;

import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.user.account.Violations;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in.
 *
 * @param username user name or e-mail address
 */
record LoginRequest(
        @JsonSchema(value = "{type: 'string'}", required = true) @Nullable
        String username,

        @JsonSchema(value = "{type: 'string', format: 'password'}", required = true) @Nullable
        String password) {

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
