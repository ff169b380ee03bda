package dev.atelier.platform.error;

import java.io.IOException;

/** The sender of a request's body is too slow to be waited for: the caller's fault (408), and no outage. */
public final class SlowBodyException extends IOException {

    /** Says so. */
    public SlowBodyException() {
        super("the request body comes too slowly");
    }
}
