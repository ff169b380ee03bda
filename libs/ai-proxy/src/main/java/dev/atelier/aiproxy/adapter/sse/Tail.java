package dev.atelier.aiproxy.adapter.sse;

import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderResponse;
import java.io.IOException;

/** What a provider sends after the last event of a stream: little, and nothing anybody wants. */
public final class Tail {

    private static final int LONGEST = 64 * 1024;

    private Tail() {}

    /**
     * Reads it in the background and closes the response, so that the connection can serve another call. Nobody should wait
     * for that, least of all for a provider that keeps the connection open.
     */
    public static void drain(ProviderResponse response) {
        Thread.ofVirtual().name("drain").start(() -> drainAndClose(response));
    }

    private static void drainAndClose(ProviderResponse response) {
        try (response) {
            response.body().readNBytes(LONGEST);
        } catch (IOException | ProviderException e) {
            // The connection is lost to the pool, the answer is not.
        }
    }
}
