package dev.atelier.localstack.console;

/** The command cannot be done as things are; the message is one line that says what to do. Exit code 2. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
