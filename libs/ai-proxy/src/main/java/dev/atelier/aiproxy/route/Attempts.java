package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call has tried so far. One call, one thread. */
public final class Attempts {

    private int count;
    private @Nullable String reached;

    /** How often a provider was asked. */
    public int count() {
        return count;
    }

    /** The provider that was reached last; {@code null} as long as none was. */
    public @Nullable String reached() {
        return reached;
    }

    /** The provider an answer came from. */
    public String answeredBy() {
        return Objects.requireNonNull(reached, "an answer comes from a provider");
    }

    void started() {
        count++;
    }

    void reached(String provider) {
        reached = provider;
    }

    /** A refused connection reached nobody. */
    void failed(String provider, ProviderException failure) {
        if (!failure.neverReached()) {
            reached = provider;
        }
    }
}
