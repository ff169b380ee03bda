package dev.atelier.chat.turn;

/** Told when a turn is stored. */
interface Storing {

    /** Nobody wants to know. */
    Storing UNWATCHED = new Storing() {
        @Override
        public void before(int sequence) {}

        @Override
        public void after() {}
    };

    /** The turn will lie at {@code sequence} in a moment; throwing keeps it from being stored. */
    void before(int sequence);

    /** It lies there. */
    void after();
}
