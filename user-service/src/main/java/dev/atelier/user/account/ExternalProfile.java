package dev.atelier.user.account;

import org.jspecify.annotations.Nullable;

/**
 * What another provider says about somebody who gets an account here.
 *
 * @param email address of the new account
 * @param username what they are called there, in whatever characters
 */
public record ExternalProfile(
        String email,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName) {

    /** Not the address. */
    @Override
    public String toString() {
        return "ExternalProfile[]";
    }
}
