package dev.atelier.intake;

import dev.atelier.events.InvalidUsageEventException;
import org.jspecify.annotations.Nullable;

/** A record that is no usage event, somewhere below what the listener threw. */
final class Poison {

    private Poison() {}

    /** What is wrong with the record; {@code null} if something else failed. */
    static @Nullable InvalidUsageEventException in(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidUsageEventException invalid) {
                return invalid;
            }
        }
        return null;
    }
}
