package dev.atelier.platform.error;

import java.io.IOException;

/** Somebody sends more than is allowed. Answered with 413. */
public final class BodyTooLargeException extends IOException {

    /** Says nothing about the body itself. */
    public BodyTooLargeException() {
        super("body too large");
    }
}
