package dev.atelier.platform.envelope;

/** An id that cannot be the id of anything: the object it names does not exist, so a client sees 404. */
public final class MalformedIdException extends RuntimeException {

    /** Carries neither the text that was sent nor a stack trace: it is an everyday answer, not a fault. */
    public MalformedIdException() {
        super("malformed id", null, false, false);
    }
}
