package dev.atelier.gateway.upstream;

/** Discovery knows no instance that was not tried already. */
final class NoInstanceException extends Exception {

    NoInstanceException() {
        super("no instance left", null, false, false);
    }
}
