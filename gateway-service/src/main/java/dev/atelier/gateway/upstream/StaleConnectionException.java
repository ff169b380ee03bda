package dev.atelier.gateway.upstream;

import java.io.IOException;

/** A pooled connection the other side has closed meanwhile; noticed before anything was sent on it. */
final class StaleConnectionException extends IOException {

    StaleConnectionException() {
        super("closed by the other side while idle");
    }
}
