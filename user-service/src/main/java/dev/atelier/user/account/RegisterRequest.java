package dev.atelier.user.account;

import dev.atelier.user.password.PasswordPolicy;
import org.jspecify.annotations.Nullable;

/** What somebody who wants an account sends. */
public record RegisterRequest(
        @Nullable String username,
        @Nullable String email,
        @Nullable String password,
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
