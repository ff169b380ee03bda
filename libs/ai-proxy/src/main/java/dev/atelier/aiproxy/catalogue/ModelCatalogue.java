package dev.atelier.aiproxy.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models people can choose, looked up in memory. */
public final class ModelCatalogue {

    private final String priceVersion;
    private final Map<String, Model> chatModels = new LinkedHashMap<>();

    /** Takes the models of kind {@code chat}; a model that names an unknown provider is a mistake in the settings. */
    public ModelCatalogue(CatalogueProperties properties) {
        this.priceVersion = properties.priceVersion();
        for (CatalogueProperties.ModelProperties model : properties.models()) {
            if (model.kind().equals("chat")) {
                add(model.toModel(), properties.providers().keySet());
            }
        }
    }

    private void add(Model model, java.util.Set<String> providers) {
        model.routes().stream()
                .map(Model.Route::provider)
                .filter(provider -> !providers.contains(provider))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException(
                            "model " + model.id() + " names the unknown provider " + unknown);
                });
        if (chatModels.put(model.id(), model) != null) {
            throw new IllegalArgumentException("model " + model.id() + " stands in the catalogue twice");
        }
    }

    /** All chat models, in the order of the settings. */
    public List<Model> chatModels() {
        return List.copyOf(chatModels.values());
    }

    /** The chat model of that id; {@code null} if there is none. */
    public @Nullable Model find(String id) {
        return chatModels.get(id);
    }

    /** Which set of prices this is. */
    public String priceVersion() {
        return priceVersion;
    }
}
