package dev.atelier.gateway.upstream;

import java.io.IOException;

/** An exchange with a service instance that came to nothing. */
abstract sealed class UpstreamException extends IOException {

    private UpstreamException(Throwable cause) {
        super(cause.getClass().getSimpleName(), cause);
    }

    /** No connection: nothing was sent, any request may try elsewhere. */
    static final class Unreachable extends UpstreamException {
        Unreachable(Throwable cause) {
            super(cause);
        }
    }

    /** No answer in time; the service may be at work on it. */
    static final class TimedOut extends UpstreamException {
        TimedOut(Throwable cause) {
            super(cause);
        }
    }

    /** The connection broke after something was sent. */
    static final class Broken extends UpstreamException {
        Broken(Throwable cause) {
            super(cause);
        }
    }

    /** The pool has no free connection: the service is swamped. */
    static final class Saturated extends UpstreamException {
        Saturated(Throwable cause) {
            super(cause);
        }
    }
}
