package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.EmbeddingAdapter;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import org.jspecify.annotations.Nullable;

/** A plug-in's kind of adapter, behind its boundary. It equals only itself: the plug-in's own is not asked what it equals. */
public final class GuardedType implements AdapterType {

    private final String name;
    private final AdapterType type;
    private final Boundary boundary;

    /**
     * One kind.
     *
     * @param name as the plug-in gave it once
     * @param type the plug-in's own
     */
    public GuardedType(String name, AdapterType type, Boundary boundary) {
        this.name = name;
        this.type = type;
        this.boundary = boundary;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable ChatAdapter newChatAdapter() {
        ChatAdapter adapter = boundary.<@Nullable ChatAdapter>setUp(type::newChatAdapter);
        return adapter == null ? null : new GuardedChat(adapter, boundary);
    }

    @Override
    public @Nullable EmbeddingAdapter newEmbeddingAdapter() {
        EmbeddingAdapter adapter = boundary.<@Nullable EmbeddingAdapter>setUp(type::newEmbeddingAdapter);
        return adapter == null ? null : new GuardedEmbedding(adapter, boundary);
    }

    @Override
    public @Nullable ImageAdapter newImageAdapter() {
        ImageAdapter adapter = boundary.<@Nullable ImageAdapter>setUp(type::newImageAdapter);
        return adapter == null ? null : new GuardedImage(adapter, boundary);
    }

    @Override
    public @Nullable VideoAdapter newVideoAdapter() {
        VideoAdapter adapter = boundary.<@Nullable VideoAdapter>setUp(type::newVideoAdapter);
        return adapter == null ? null : new GuardedVideo(adapter, boundary);
    }
}
