package dev.atelier.user.account;

import dev.atelier.platform.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it: the seed's User model without the password hash. */
public record User(
        String id,
        String username,
        String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String avatar,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastLogin,
        Role role,
        AccountStatus status,
        Preferences preferences,
        Subscription subscription) {}
