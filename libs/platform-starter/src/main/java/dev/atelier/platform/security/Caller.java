package dev.atelier.platform.security;

import java.time.Instant;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The user behind an authenticated request; take it with {@code @AuthenticationPrincipal Caller caller}.
 *
 * @param userId id of the account, 24 hex characters
 * @param name user name, for showing only
 * @param role role at the time the token was issued
 * @param tokenId {@code jti} of the token, {@code <sessionId>.<random>}
 * @param expiresAt when the token ends
 */
public record Caller(String userId, String name, Role role, String tokenId, Instant expiresAt)
        implements AuthenticatedPrincipal {

    /** The session (refresh family) the token belongs to: all of {@code tokenId} before its first dot. */
    public String sessionId() {
        int dot = tokenId.indexOf('.');
        return dot < 0 ? tokenId : tokenId.substring(0, dot);
    }

    /** Whether the caller is an operator of the platform. */
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    @Override
    public String getName() {
        return userId;
    }
}
