package dev.atelier.user.session;

import org.jspecify.annotations.Nullable;

/** A refresh token to be replaced. */
record RefreshRequest(@Nullable String refreshToken) {

    /** Never the token. */
    @Override
    public String toString() {
        return "RefreshRequest[]";
    }
}
