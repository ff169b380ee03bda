package dev.atelier.platform.error;

import org.jspecify.annotations.Nullable;

/**
 * Turns the failures of one technique into the API's codes. A service adds its own by declaring a bean; those are asked
 * before the starter's.
 */
@FunctionalInterface
public interface ErrorTranslator {

    /** What a client is told about {@code failure}; {@code null} if this translator does not know it. Never throws. */
    @Nullable
    ApiException translate(Throwable failure);
}
