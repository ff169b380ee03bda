package dev.atelier.chat.store;

/** Indexes of a collection. They make it fast, nothing is wrong without them; making them twice does nothing. */
@FunctionalInterface
public interface StorePreparation {

    void prepare();
}
