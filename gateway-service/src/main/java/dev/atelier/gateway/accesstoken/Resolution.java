package dev.atelier.gateway.accesstoken;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What user-service says of a token: the JWT its calls go on with, or why they do not.
 *
 * @param keepSeconds how long this may be gone by
 */
record Resolution(@Nullable String jwt, @Nullable ErrorCode refusal, long keepSeconds) {

    boolean isGood() {
        return jwt != null;
    }

    /** The JWT of a good token; throws the refusal of another. */
    String requireJwt() {
        if (jwt == null) {
            throw ApiException.of(refusal == null ? ErrorCode.UNAUTHENTICATED : refusal);
        }
        return jwt;
    }

    /** Never the JWT. */
    @Override
    public String toString() {
        return "Resolution[" + (refusal == null ? "good" : refusal) + "]";
    }
}
