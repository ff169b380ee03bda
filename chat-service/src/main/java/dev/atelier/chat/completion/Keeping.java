package dev.atelier.chat.completion;

/** Keeps a finished answer for whoever asks again with the same key. */
interface Keeping {

    /** For a request without a key. */
    Keeping NOTHING = answer -> {};

    /**
     * Keeps the answer, before anybody gets it.
     *
     * @param answer what {@link CompletionWriter#replay} writes again
     */
    void keep(String answer);
}
