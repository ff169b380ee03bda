package dev.atelier.aiproxy.spi;

import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A kind of adapter that the catalogue can name, and all that somebody who adds one has to provide: one method for each
 * thing it can do. It holds nothing of a provider; what it makes is for one provider, and not initialized yet.
 */
public interface AdapterType {

    /** As in the catalogue's {@code adapter}: lower-case letters, digits and hyphens. */
    String name();

    /** Makes an adapter that chats; {@code null} if this kind does not. */
    default @Nullable ChatAdapter newChatAdapter() {
        return null;
    }

    /** Makes an adapter that turns texts into vectors; {@code null} if this kind does not. */
    default @Nullable EmbeddingAdapter newEmbeddingAdapter() {
        return null;
    }

    /** Makes an adapter that has pictures made; {@code null} if this kind does not. */
    default @Nullable ImageAdapter newImageAdapter() {
        return null;
    }

    /** Makes an adapter that has videos made; {@code null} if this kind does not. */
    default @Nullable VideoAdapter newVideoAdapter() {
        return null;
    }
}
