package dev.atelier.user.account;

import dev.atelier.platform.security.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An account as it is stored: the seed's User model, plus the user name and e-mail address as they are compared.
 *
 * @param usernameKey lower-case {@code username}, unique
 * @param emailKey lower-case {@code email}, unique
 * @param passwordHash {@code null} for an account that only another provider opens
 * @param searchWords what administrators find it by
 */
@Document("users")
record Account(
        @Id String id,
        String username,
        String usernameKey,
        String email,
        String emailKey,
        @Nullable String passwordHash,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String avatar,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastLogin,
        Role role,
        AccountStatus status,
        Preferences preferences,
        Subscription subscription,
        List<String> searchWords) {

    boolean mayBeUsed() {
        return status == AccountStatus.ACTIVE;
    }

    User toUser() {
        return new User(
                id,
                username,
                email,
                firstName,
                lastName,
                avatar,
                createdAt,
                updatedAt,
                lastLogin,
                role,
                status,
                preferences,
                subscription);
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
