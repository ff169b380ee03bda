package dev.atelier.user.accesstoken;

import dev.atelier.platform.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway is told about a token: the JWT its call goes on with, or why it does not.
 *
 * @param keepSeconds how long the gateway may go by this answer
 */
record Resolution(@Nullable String jwt, @Nullable ErrorCode refusal, long keepSeconds) {

    /** Never the JWT. */
    @Override
    public String toString() {
        return "Resolution[" + (refusal == null ? "good" : refusal) + "]";
    }
}
