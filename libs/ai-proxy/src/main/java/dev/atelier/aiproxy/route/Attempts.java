package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ProviderException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call has tried so far. One call, one thread. */
public final class Attempts {

    private int count;
    private @Nullable Asked reached;

    /** How often a provider was asked. */
    public int count() {
        return count;
    }

    /** Who was reached last; {@code null} as long as nobody was. */
    public @Nullable Asked reached() {
        return reached;
    }

    /** Who an answer came from. */
    public Asked answeredBy() {
        return Objects.requireNonNull(reached, "an answer comes from a provider");
    }

    void started() {
        count++;
    }

    void reached(Asked asked) {
        reached = asked;
    }

    /** A refused connection reached nobody. */
    void failed(Asked asked, ProviderException failure) {
        if (!failure.neverReached()) {
            reached = asked;
        }
    }
}
