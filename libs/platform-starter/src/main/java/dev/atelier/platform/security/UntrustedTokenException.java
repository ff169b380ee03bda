package dev.atelier.platform.security;

/** The token proves nothing. Without text or stack trace: an attacker's input is neither logged nor expensive. */
final class UntrustedTokenException extends Exception {

    UntrustedTokenException() {
        super("untrusted token", null, false, false);
    }
}
