package dev.atelier.simulator.invented.plain;

/** A request that is not taken. */
final class Refusal extends RuntimeException {

    private final int status;

    Refusal(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String body() {
        return PlainDialect.error(status, String.valueOf(getMessage()));
    }
}
