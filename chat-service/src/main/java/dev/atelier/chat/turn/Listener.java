package dev.atelier.chat.turn;

import dev.atelier.aiproxy.spi.Cancellation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an answer.
 *
 * @param cancellation tells that nobody waits any more
 * @param deltas takes the answer piece by piece; {@code null} if it is wanted whole
 */
record Listener(Cancellation cancellation, @Nullable Consumer<String> deltas) {

    boolean wantsPieces() {
        return deltas != null;
    }
}
