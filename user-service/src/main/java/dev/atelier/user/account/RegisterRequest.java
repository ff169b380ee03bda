package dev.atelier.user.account;

import dev.atelier.platform.openapi.JsonSchema;
import dev.atelier.user.password.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/** What somebody who wants an account sends. */
public record RegisterRequest(
        @JsonSchema(value = "{type: 'string', pattern: '^[A-Za-z0-9_.-]{3,32}$'}", required = true) @Nullable
        String username,

        @JsonSchema(value = "{type: 'string', format: 'email', maxLength: 254}", required = true) @Nullable
        String email,

        @JsonSchema(value = PasswordPolicy.SCHEMA, required = true) @Nullable
        String password,

        @Nullable String firstName,
        @Nullable String lastName) {

    /** The request with every rule kept; refuses it otherwise, naming all fields that are wrong. */
    NewAccount checked() {
        var violations = new Violations();
        violations.add("username", AccountRules.usernameRule(username));
        violations.add("email", AccountRules.emailRule(email));
        violations.add("password", PasswordPolicy.brokenRule(password));
        violations.add("firstName", AccountRules.nameRule(firstName));
        violations.add("lastName", AccountRules.nameRule(lastName));
        violations.refuseIfAny();
        return new NewAccount(String.valueOf(username), String.valueOf(email), firstName, lastName);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "RegisterRequest[" + username + "]";
    }
}
