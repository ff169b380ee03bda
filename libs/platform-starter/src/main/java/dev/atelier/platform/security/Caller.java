package dev.atelier.platform.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The user behind an authenticated request; take it with {@code @AuthenticationPrincipal Caller caller}.
 *
 * @param userId id of the account, 24 hex characters
 * @param name user name, for showing only
 * @param role role at the time the token was issued
 * @param tokenId {@code jti} of the token, {@code <sessionId>.<random>}
 * @param expiresAt when the token ends
 * @param accessTokenId id of the access token ({@code atl_…}) a program called with; {@code null} for a signed-in person
 * @param scopes what that access token is narrowed to; empty: everything an access token may do
 * @param budgetSpent whether that access token has spent what it may: it goes on reading and makes no more calls that cost
 */
public record Caller(
        String userId,
        String name,
        Role role,
        String tokenId,
        Instant expiresAt,
        @Nullable String accessTokenId,
        Set<Scope> scopes,
        boolean budgetSpent)
        implements AuthenticatedPrincipal {

    /** Copies the scopes. */
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A signed-in person. */
    public Caller(String userId, String name, Role role, String tokenId, Instant expiresAt) {
        this(userId, name, role, tokenId, expiresAt, null, Set.of(), false);
    }

    /** The session (refresh family) the token belongs to: all of {@code tokenId} before its first dot. */
    public String sessionId() {
        int dot = tokenId.indexOf('.');
        return dot < 0 ? tokenId : tokenId.substring(0, dot);
    }

    /** Whether the caller is an operator of the platform. */
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** Whether somebody signed in, as opposed to a program with an access token. */
    public boolean isPerson() {
        return accessTokenId == null;
    }

    /** Whether the caller's token is good for this part of the platform. */
    public boolean mayUse(Scope scope) {
        return isPerson() || scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String getName() {
        return userId;
    }
}
