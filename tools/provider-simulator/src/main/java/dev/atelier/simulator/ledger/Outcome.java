package dev.atelier.simulator.ledger;

import java.util.Locale;

/** How a call ended. Whether anything was served, and so would be billed, is {@link ProviderCall#served()}. */
public enum Outcome {
    /** Taken, not over yet. */
    RUNNING,
    /** The whole answer was handed over. */
    COMPLETED,
    /** The client closed the connection first. */
    CANCELLED,
    /** A fault broke it, before or in the middle of the answer. */
    FAILED,
    /** The request itself was wrong: credentials, parameters, unknown model. */
    REFUSED;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
