package dev.atelier.aiproxy.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The models people can choose, looked up in memory. */
public final class ModelCatalogue {

    /** Models that chat. */
    public static final String CHAT = "chat";

    /** Models that turn texts into vectors. */
    public static final String EMBEDDING = "embedding";

    private volatile Models models;

    /**
     * Takes the models of the settings.
     *
     * @throws IllegalArgumentException if the settings contradict themselves
     */
    public ModelCatalogue(CatalogueProperties properties) {
        this.models = Models.of(properties);
    }

    /**
     * Goes on with other settings. A call that has been prepared keeps its model and its prices.
     *
     * @throws IllegalArgumentException if the settings contradict themselves; then nothing changes
     */
    public void replace(CatalogueProperties properties) {
        models = Models.of(properties);
    }

    /** All chat models, in the order of the settings. */
    public List<Model> chatModels() {
        return List.copyOf(models.chat().values());
    }

    /** All embedding models, in the order of the settings. */
    public List<Model> embeddingModels() {
        return List.copyOf(models.embedding().values());
    }

    /** The chat model of that id; {@code null} if there is none. */
    public @Nullable Model find(String id) {
        return models.chat().get(id);
    }

    /** The embedding model of that id; {@code null} if there is none. */
    public @Nullable Model findEmbedding(String id) {
        return models.embedding().get(id);
    }

    /** Which set of prices this is. */
    public String priceVersion() {
        return models.priceVersion();
    }
}
