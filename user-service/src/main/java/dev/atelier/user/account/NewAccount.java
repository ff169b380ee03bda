package dev.atelier.user.account;

import dev.atelier.platform.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign-up whose members keep all rules; whether its names are free shows when it is stored. */
record NewAccount(
        String username,
        String email,
        @Nullable String firstName,
        @Nullable String lastName) {

    Account toAccount(String id, @Nullable String passwordHash, Role role, Instant now) {
        return new Account(
                id,
                username,
                AccountRules.key(username),
                email,
                AccountRules.key(email),
                passwordHash,
                AccountRules.nameOrNone(firstName),
                AccountRules.nameOrNone(lastName),
                null,
                now,
                now,
                null,
                role,
                AccountStatus.ACTIVE,
                Preferences.defaults(),
                Subscription.free(now),
                SearchWords.of(username, email));
    }
}
