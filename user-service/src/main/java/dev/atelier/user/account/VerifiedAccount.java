package dev.atelier.user.account;

/** An account whose owner has just proven who they are. */
public final class VerifiedAccount {

    private final Account account;

    VerifiedAccount(Account account) {
        this.account = account;
    }

    public User user() {
        return account.toUser();
    }

    Account account() {
        return account;
    }
}
