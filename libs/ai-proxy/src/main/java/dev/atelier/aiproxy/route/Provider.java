package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.key.OwnKey;
import dev.atelier.aiproxy.spi.AiServiceAdapter;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A provider as it can be called.
 *
 * @param name its name in the catalogue
 * @param chat speaks its wire format for chats; {@code null} if it does not chat
 * @param embedding speaks its wire format for embeddings; {@code null} if it makes none
 * @param keys the platform's keys there; none: it is shown as not available
 * @param ownKeys guards all keys of users together
 */
public record Provider(
        String name,
        @Nullable ChatAdapter chat,
        @Nullable EmbeddingAdapter embedding,
        List<ProviderKey> keys,
        KeyGuard ownKeys) {

    public Provider {
        keys = List.copyOf(keys);
    }

    /** A user's own key to ask it with. */
    ProviderKey own(OwnKey key) {
        return new ProviderKey(key.credential(), 1, ownKeys);
    }

    /** Whether it is configured at all; says nothing about its health. */
    boolean isAvailable() {
        return !keys.isEmpty()
                && Stream.of(chat, embedding).filter(Objects::nonNull).allMatch(AiServiceAdapter::isAvailable);
    }

    /** Whether it serves models of the kind. */
    boolean serves(String kind) {
        return switch (kind) {
            case ModelCatalogue.CHAT -> chat != null;
            case ModelCatalogue.EMBEDDING -> embedding != null;
            default -> false;
        };
    }
}
