package dev.atelier.chat.idempotency;

import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** What came of presenting a key. */
public sealed interface Claim {

    /**
     * The key is ours: do the work, then tell where its answer lies or release the key.
     *
     * @param id the key's record
     * @param nonce told apart from every other claim of the same key
     */
    record Won(String id, ObjectId nonce) implements Claim {}

    /**
     * Somebody else had it first.
     *
     * @param id the key's record
     * @param nonce the other's claim
     * @param owner the instance that made it
     * @param answer where its answer lies, or will lie in a moment; {@code null} while there is none
     */
    record Taken(
            String id,
            ObjectId nonce,
            String owner,
            @Nullable String answer) implements Claim {}
}
