package dev.atelier.aiproxy.spi;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A provider's response, its body still to be read. */
public interface ProviderResponse extends AutoCloseable {

    /** The HTTP status. */
    int status();

    /** The first value of a header, its name in any case; {@code null} if absent. */
    @Nullable
    String header(String name);

    /**
     * The body. Reading blocks and throws {@link ProviderException} ({@code TimedOut} after too long a silence,
     * {@code Unavailable} if the connection broke, {@code Cancelled}) instead of an {@link java.io.IOException}.
     */
    InputStream body();

    /** Gives the connection back if the body was read to its end, closes it otherwise. From any thread. */
    @Override
    void close();
}
