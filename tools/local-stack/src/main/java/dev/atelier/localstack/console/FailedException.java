package dev.atelier.localstack.console;

/** The command was tried and did not succeed; the message says what went wrong and where to look. Exit code 1. */
public final class FailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FailedException(String message) {
        super(message);
    }
}
