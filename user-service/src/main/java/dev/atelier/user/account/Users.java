package dev.atelier.user.account;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Accounts as other features see them. */
@Service
public class Users {

    private final Accounts accounts;

    Users(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * The user of a session as the account stands now.
     *
     * @throws ApiException {@code TOKEN_REVOKED} if the account is gone, {@code ACCOUNT_DISABLED}
     */
    public User ofSession(String userId) {
        return usable(accounts.find(userId));
    }

    /**
     * Changes an account in one write.
     *
     * @throws ApiException as {@link #ofSession}, and {@code EMAIL_TAKEN}
     */
    public User change(String userId, Update update) {
        return usable(accounts.change(userId, update));
    }

    private static User usable(@Nullable Account account) {
        if (account == null) {
            throw ApiException.of(ErrorCode.TOKEN_REVOKED);
        }
        if (!account.mayBeUsed()) {
            throw ApiException.of(ErrorCode.ACCOUNT_DISABLED);
        }
        return account.toUser();
    }
}
