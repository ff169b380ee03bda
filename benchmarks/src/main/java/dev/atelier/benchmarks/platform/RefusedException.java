package dev.atelier.benchmarks.platform;

import java.io.IOException;

/** An answer that is not the one that was wanted. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 300;

    RefusedException(String what, int status, String body) {
        super(what + " was answered " + status + ": " + body.substring(0, Math.min(SHOWN, body.length())));
    }
}
