package dev.atelier.chat.idempotency;

/** Keeps a finished answer for whoever asks again with the same key. */
public interface Keeping {

    /** For a request without a key. */
    Keeping NOTHING = answer -> {};

    /**
     * Keeps the answer, before anybody gets it.
     *
     * @param answer in words of its maker, who is given them back
     */
    void keep(String answer);
}
