package dev.atelier.user.account;

import dev.atelier.platform.security.Role;

/** What administrators decide about an account. */
public record AccountStanding(Role role, AccountStatus status) {

    public static AccountStanding of(User user) {
        return new AccountStanding(user.role(), user.status());
    }

    public boolean isActiveAdmin() {
        return role == Role.ADMIN && status == AccountStatus.ACTIVE;
    }
}
