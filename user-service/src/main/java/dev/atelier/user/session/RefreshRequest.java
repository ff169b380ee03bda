package dev.atelier.user.session;

import dev.atelier.platform.openapi.JsonSchema;
import org.jspecify.annotations.Nullable;

/** A refresh token to be replaced. */
record RefreshRequest(
        @JsonSchema(value = "{type: 'string'}", required = true) @Nullable
        String refreshToken) {

    /** Never the token. */
    @Override
    public String toString() {
        return "RefreshRequest[]";
    }
}
