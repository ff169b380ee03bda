package dev.atelier.aiproxy.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models people can choose, looked up in memory. */
public final class ModelCatalogue {

    /** Models that chat. */
    public static final String CHAT = "chat";

    /** Models that turn texts into vectors. */
    public static final String EMBEDDING = "embedding";

    /** Models that make pictures. */
    public static final String IMAGE = "image";

    /** Models that make videos. */
    public static final String VIDEO = "video";

    static final Set<String> KINDS = Set.of(CHAT, EMBEDDING, IMAGE, VIDEO);

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

    /** All models of a kind, in the order of the settings. */
    public List<Model> models(String kind) {
        return List.copyOf(models.ofKind(kind).values());
    }

    /** The model of that kind and id; {@code null} if there is none. */
    public @Nullable Model find(String kind, String id) {
        return models.ofKind(kind).get(id);
    }

    /** Which set of prices this is. */
    public String priceVersion() {
        return models.priceVersion();
    }
}
