package dev.atelier.events;

/** Bytes which are no usage event of this contract. Reading them again gives the same answer: retrying never helps. */
public final class InvalidUsageEventException extends RuntimeException {

    InvalidUsageEventException(String message) {
        super(message);
    }

    InvalidUsageEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
