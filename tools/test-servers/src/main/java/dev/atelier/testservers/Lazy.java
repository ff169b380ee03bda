package dev.atelier.testservers;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A text made on first use; a failure to make it is tried again by the next caller. */
final class Lazy {

    private final Supplier<String> source;
    private @Nullable String value;

    Lazy(Supplier<String> source) {
        this.source = source;
    }

    synchronized String get() {
        if (value == null) {
            value = source.get();
        }
        return value;
    }
}
