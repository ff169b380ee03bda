package dev.atelier.aiproxy.catalogue;

import java.util.List;
import java.util.Set;

/**
 * A model people can choose.
 *
 * @param id the platform's name of it
 * @param displayName what people read
 * @param contextWindow tokens that prompt and completion may take together
 * @param maxOutput tokens a completion may have at most
 * @param capabilities any of {@code stream}, {@code tools}, {@code vision}, {@code json}, {@code reasoning}
 * @param price what its tokens cost
 * @param routes who serves it; never empty
 * @param fallbacks ids of models that may answer when nobody who serves this one does, in order
 */
public record Model(
        String id,
        String displayName,
        int contextWindow,
        int maxOutput,
        Set<String> capabilities,
        Price price,
        List<Route> routes,
        List<String> fallbacks) {

    public Model {
        capabilities = Set.copyOf(capabilities);
        routes = List.copyOf(routes);
        fallbacks = List.copyOf(fallbacks);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("model " + id + " has no provider");
        }
    }

    /** The provider that stands first in the catalogue. */
    public String provider() {
        return routes.getFirst().provider();
    }

    /** Whether the model can do {@code capability}. */
    public boolean can(String capability) {
        return capabilities.contains(capability);
    }

    /**
     * One provider that serves the model.
     *
     * @param provider the provider's name in the catalogue
     * @param model the provider's own name of the model
     * @param priority who has the smallest is asked first
     * @param weight share of the calls among routes of the same priority; 0: only when no other can
     */
    public record Route(String provider, String model, int priority, int weight) {}
}
