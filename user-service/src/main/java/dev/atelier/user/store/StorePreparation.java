package dev.atelier.user.store;

/** Something a collection needs before the first request is served, such as its unique indexes. Must be repeatable. */
@FunctionalInterface
public interface StorePreparation {

    void prepare();
}
