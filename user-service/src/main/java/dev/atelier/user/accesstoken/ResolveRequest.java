package dev.atelier.user.accesstoken;

import org.jspecify.annotations.Nullable;

/**
 * Which token is asked for.
 *
 * @param hash SHA-256 of its text; the token itself never leaves the gateway
 */
record ResolveRequest(@Nullable String hash) {

    /** Never the hash. */
    @Override
    public String toString() {
        return "ResolveRequest[]";
    }
}
