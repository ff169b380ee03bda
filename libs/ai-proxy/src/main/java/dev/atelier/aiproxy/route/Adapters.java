package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.ModelCatalogue;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.AiServiceAdapter;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What speaks a provider's wire formats.
 *
 * @param chat for chats; {@code null} if it does not chat
 * @param embedding for embeddings; {@code null} if it makes none
 * @param image for pictures; {@code null} if it makes none
 * @param video for videos; {@code null} if it makes none
 */
public record Adapters(
        @Nullable ChatAdapter chat,
        @Nullable EmbeddingAdapter embedding,
        @Nullable ImageAdapter image,
        @Nullable VideoAdapter video) {

    /** Makes and initializes them. What the provider's settings say nothing about, it has not. */
    static Adapters of(AdapterType type, ProviderConfig config, ProviderHttp http) {
        var all = new Adapters(
                initialized(type.newChatAdapter(), config, http),
                initialized(type.newEmbeddingAdapter(), config, http),
                initialized(type.newImageAdapter(), config, http),
                initialized(type.newVideoAdapter(), config, http));
        return all.available();
    }

    private static <A extends AiServiceAdapter<?, ?>> @Nullable A initialized(
            @Nullable A adapter, ProviderConfig config, ProviderHttp http) {
        if (adapter != null) {
            adapter.initialize(config, http);
        }
        return adapter;
    }

    private Adapters available() {
        return new Adapters(available(chat), available(embedding), available(image), available(video));
    }

    private static <A extends AiServiceAdapter<?, ?>> @Nullable A available(@Nullable A adapter) {
        return adapter != null && adapter.isAvailable() ? adapter : null;
    }

    /** Whether there is anything they can be asked for. */
    boolean areAvailable() {
        return Stream.<@Nullable AiServiceAdapter<?, ?>>of(chat, embedding, image, video)
                .anyMatch(adapter -> adapter != null && adapter.isAvailable());
    }

    /** Whether one serves models of the kind. */
    boolean serve(String kind) {
        return switch (kind) {
            case ModelCatalogue.CHAT -> chat != null;
            case ModelCatalogue.EMBEDDING -> embedding != null;
            case ModelCatalogue.IMAGE -> image != null;
            case ModelCatalogue.VIDEO -> video != null;
            default -> false;
        };
    }
}
