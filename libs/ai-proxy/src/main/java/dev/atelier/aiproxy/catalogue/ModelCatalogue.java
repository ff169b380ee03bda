package dev.atelier.aiproxy.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The models people can choose, looked up in memory. */
public final class ModelCatalogue {

    /** Models that chat. */
    public static final String CHAT = "chat";

    /** Models that turn texts into vectors. */
    public static final String EMBEDDING = "embedding";

    private final String priceVersion;
    private final Map<String, Model> chatModels = new LinkedHashMap<>();
    private final Map<String, Model> embeddingModels = new LinkedHashMap<>();

    /** Takes the models of the settings; one that names an unknown provider or kind is a mistake in them. */
    public ModelCatalogue(CatalogueProperties properties) {
        this.priceVersion = properties.priceVersion();
        for (CatalogueProperties.ModelProperties model : properties.models()) {
            add(model.toModel(), ofKind(model.kind()), properties.providers().keySet());
        }
    }

    private Map<String, Model> ofKind(String kind) {
        return switch (kind) {
            case CHAT -> chatModels;
            case EMBEDDING -> embeddingModels;
            default -> throw new IllegalArgumentException("there is no kind of model " + kind);
        };
    }

    private static void add(Model model, Map<String, Model> models, Set<String> providers) {
        model.routes().stream()
                .map(Model.Route::provider)
                .filter(provider -> !providers.contains(provider))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(
                            "model " + model.id() + " names the unknown provider " + unknown);
                });
        if (models.put(model.id(), model) != null) {
            throw new IllegalArgumentException("model " + model.id() + " stands in the catalogue twice");
        }
    }

    /** All chat models, in the order of the settings. */
    public List<Model> chatModels() {
        return List.copyOf(chatModels.values());
    }

    /** All embedding models, in the order of the settings. */
    public List<Model> embeddingModels() {
        return List.copyOf(embeddingModels.values());
    }

    /** The chat model of that id; {@code null} if there is none. */
    public @Nullable Model find(String id) {
        return chatModels.get(id);
    }

    /** The embedding model of that id; {@code null} if there is none. */
    public @Nullable Model findEmbedding(String id) {
        return embeddingModels.get(id);
    }

    /** Which set of prices this is. */
    public String priceVersion() {
        return priceVersion;
    }
}
