package dev.atelier.user.deletion;

import org.jspecify.annotations.Nullable;

/**
 * How somebody proves that the account to be deleted is theirs.
 *
 * @param password theirs; {@code null} if signing in just now was proof enough
 */
record DeletionRequest(@Nullable String password) {

    static final DeletionRequest WITHOUT_PASSWORD = new DeletionRequest(null);

    /** Never the password. */
    @Override
    public String toString() {
        return "DeletionRequest[]";
    }
}
