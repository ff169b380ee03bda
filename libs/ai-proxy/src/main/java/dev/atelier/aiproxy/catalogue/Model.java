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
 * @param routes who serves it, in order of preference; never empty
 */
public record Model(
        String id,
        String displayName,
        int contextWindow,
        int maxOutput,
        Set<String> capabilities,
        Price price,
        List<Route> routes) {

    public Model {
        capabilities = Set.copyOf(capabilities);
        routes = List.copyOf(routes);
        if (routes.isEmpty()) {
            throw new IllegalArgumentException("model " + id + " has no provider");
        }
    }

    /** The provider that is asked first. */
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
     */
    public record Route(String provider, String model) {}
}
