package dev.atelier.aiproxy.catalogue;

import dev.atelier.aiproxy.catalogue.CatalogueProperties.ModelProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue's models as they stand at one time, checked.
 *
 * @param chat those that chat, by id, in the order of the settings
 * @param embedding those that turn texts into vectors, likewise
 * @param priceVersion which set of prices this is
 */
record Models(Map<String, Model> chat, Map<String, Model> embedding, String priceVersion) {

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException if they contradict themselves
     */
    static Models of(CatalogueProperties properties) {
        var models = new Models(new LinkedHashMap<>(), new LinkedHashMap<>(), properties.priceVersion());
        Set<String> providers = properties.providers().keySet();
        for (ModelProperties model : properties.models()) {
            models.add(model, providers);
        }
        models.embedding
                .values()
                .forEach(model -> check(
                        model.fallbacks().isEmpty(),
                        model,
                        "is an embedding model: what it"
                                + " makes is of no use beside what another makes, so it has no fallbacks"));
        models.chat.values().forEach(models::checkFallbacks);
        return models;
    }

    private void add(ModelProperties properties, Set<String> providers) {
        Model model = properties.toModel(priceVersion);
        Model twice = ofKind(properties.kind()).put(model.id(), model);
        check(twice == null, model, "stands in the catalogue twice");
        for (Model.Route route : model.routes()) {
            check(providers.contains(route.provider()), model, "names the unknown provider " + route.provider());
        }
    }

    private Map<String, Model> ofKind(String kind) {
        return switch (kind) {
            case ModelCatalogue.CHAT -> chat;
            case ModelCatalogue.EMBEDDING -> embedding;
            default -> throw new IllegalArgumentException("there is no kind of model " + kind);
        };
    }

    private void checkFallbacks(Model model) {
        for (String id : model.fallbacks()) {
            Model fallback = chat.get(id);
            check(fallback != null, model, "names the unknown fallback " + id);
            check(fallback != model, model, "names itself as its fallback");
        }
    }

    private static void check(boolean right, Model model, String wrong) {
        if (!right) {
            throw new IllegalArgumentException("model " + model.id() + " " + wrong);
        }
    }
}
