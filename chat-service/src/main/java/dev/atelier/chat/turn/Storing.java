package dev.atelier.chat.turn;

/** Told where a turn is about to be stored. */
@FunctionalInterface
interface Storing {

    /** Nobody wants to know. */
    Storing UNWATCHED = sequence -> {};

    /** The turn will lie at {@code sequence} in a moment; throwing keeps it from being stored. */
    void before(int sequence);
}
