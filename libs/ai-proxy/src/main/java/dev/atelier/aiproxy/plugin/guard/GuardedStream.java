package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatChunk;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.aiproxy.spi.ProviderException;
import org.jspecify.annotations.Nullable;

/** A plug-in's stream. */
record GuardedStream(ChatStream stream, Cancellation cancellation, Boundary boundary) implements ChatStream {

    @Override
    public @Nullable ChatChunk next() {
        ChatChunk chunk = boundary.<@Nullable ChatChunk>work(cancellation, stream::next);
        if (chunk != null && !isWhole(chunk)) {
            throw boundary.broken("a chunk without text, or of several lines");
        }
        return chunk;
    }

    /** A line break would end the chunk's frame on the way to the caller, wherever it stands. */
    @SuppressWarnings("ConstantValue") // the plug-in's compiler need not have checked for null
    private static boolean isWhole(ChatChunk chunk) {
        return chunk.json() != null
                && chunk.content() != null
                && chunk.json().indexOf('\n') < 0
                && chunk.json().indexOf('\r') < 0;
    }

    /** The call is over, however this ends. */
    @Override
    public void close() {
        try {
            boundary.<@Nullable Void>work(cancellation, () -> {
                stream.close();
                return null;
            });
        } catch (ProviderException told) {
            // it has been counted and logged
        }
    }
}
