package dev.atelier.platform.mongo;

/** Something a collection needs, such as its indexes. A bean of this type is run when the service starts. */
@FunctionalInterface
public interface StorePreparation {

    /** Prepares; may be called again after a failure, and does nothing where all is prepared. Blocks on MongoDB. */
    void prepare();

    /**
     * Whether requests would be answered wrongly without it, as where uniqueness rests on an index: then the service does
     * not listen before. Otherwise it is made beside the first requests, and a service starts without MongoDB.
     */
    default boolean isVital() {
        return true;
    }
}
