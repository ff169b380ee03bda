package dev.atelier.user.key.probe;

/** What became of asking a provider about a key. */
public enum Answer {
    /** The key is good. */
    TAKEN,
    /** The key is not good. */
    REFUSED,
    /** The provider asks to come later. */
    BUSY,
    /** The provider answers something else. */
    STRANGE,
    /** There is no answer. */
    AWAY
}
