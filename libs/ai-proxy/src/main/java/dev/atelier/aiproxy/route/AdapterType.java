package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A kind of adapter the catalogue can name. What it makes is not yet initialized, and for one provider.
 *
 * @param name as in the catalogue's {@code adapter}
 * @param chat makes one that chats
 * @param embedding makes one that embeds; {@code null} if it cannot
 */
public record AdapterType(
        String name, Supplier<ChatAdapter> chat, @Nullable Supplier<EmbeddingAdapter> embedding) {

    /** A kind that chats and no more. */
    public AdapterType(String name, Supplier<ChatAdapter> chat) {
        this(name, chat, null);
    }
}
