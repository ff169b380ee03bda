package dev.atelier.gateway.accesstoken;

/**
 * Which token is asked for.
 *
 * @param hash SHA-256 of its text: the token itself goes no further than this gateway
 */
record ResolveRequest(String hash) {

    /** Never the hash. */
    @Override
    public String toString() {
        return "ResolveRequest[]";
    }
}
