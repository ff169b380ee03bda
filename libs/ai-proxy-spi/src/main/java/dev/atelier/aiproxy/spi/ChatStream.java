package dev.atelier.aiproxy.spi;

import org.jspecify.annotations.Nullable;

/** An open stream of chunks, pulled by one thread. */
public interface ChatStream extends AutoCloseable {

    /**
     * Waits for the next chunk.
     *
     * @return the chunk; {@code null} once the provider has ended the stream properly
     * @throws ProviderException if the stream broke, fell silent for too long, was malformed or carried an error
     */
    @Nullable
    ChatChunk next();

    /** Ends the stream and the connection below it, from any thread; does nothing the second time. */
    @Override
    void close();
}
