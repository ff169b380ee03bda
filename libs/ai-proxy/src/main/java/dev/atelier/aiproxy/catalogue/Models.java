package dev.atelier.aiproxy.catalogue;

import dev.atelier.aiproxy.catalogue.CatalogueProperties.ModelProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue's models as they stand at one time, checked.
 *
 * @param byKind those of each kind, by id, in the order of the settings
 * @param priceVersion which set of prices this is
 */
record Models(Map<String, Map<String, Model>> byKind, String priceVersion) {

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException if they contradict themselves
     */
    static Models of(CatalogueProperties properties) {
        var models = new Models(new LinkedHashMap<>(), properties.priceVersion());
        Set<String> providers = properties.providers().keySet();
        for (ModelProperties model : properties.models()) {
            models.add(model, providers);
        }
        models.byKind.forEach((kind, ofKind) -> ofKind.values().forEach(model -> models.checkFallbacks(model, kind)));
        return models;
    }

    /** Those of a kind, by id. */
    Map<String, Model> ofKind(String kind) {
        return byKind.getOrDefault(kind, Map.of());
    }

    private void add(ModelProperties properties, Set<String> providers) {
        Model model = properties.toModel(priceVersion);
        String kind = properties.kind();
        check(ModelCatalogue.KINDS.contains(kind), model, "is of a kind there is none of: " + kind);
        Model twice = byKind.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(model.id(), model);
        check(twice == null, model, "stands in the catalogue twice");
        for (Model.Route route : model.routes()) {
            check(providers.contains(route.provider()), model, "names the unknown provider " + route.provider());
        }
    }

    private void checkFallbacks(Model model, String kind) {
        check(
                model.fallbacks().isEmpty() || kind.equals(ModelCatalogue.CHAT),
                model,
                "is no chat model: what it makes is of no use beside what another makes, so it has no fallbacks");
        for (String id : model.fallbacks()) {
            Model fallback = ofKind(kind).get(id);
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
