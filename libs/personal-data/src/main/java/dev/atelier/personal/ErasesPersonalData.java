package dev.atelier.personal;

/** What a service, or a part of it, keeps about people and must not keep when they go. A bean of this type takes part. */
@FunctionalInterface
public interface ErasesPersonalData {

    /**
     * Removes all there is of a user. When this returns it is gone. May be called again at any time, also by another
     * instance at the same moment: what was on its way when the account was deleted may have come in since. Blocks.
     *
     * @param userId 24 hex characters; of somebody unknown there is nothing
     * @throws org.springframework.dao.DataAccessException if the store is away; it will be called again
     */
    void erase(String userId);
}
