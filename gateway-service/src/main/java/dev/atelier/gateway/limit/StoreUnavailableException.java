package dev.atelier.gateway.limit;

import org.jspecify.annotations.Nullable;

/** Redis did not answer in time, or not at all: the local share decides. */
final class StoreUnavailableException extends RuntimeException {

    StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
