package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.catalogue.CatalogueProperties;
import java.util.Map;
import java.util.Objects;

/**
 * Who of a catalogue can be asked.
 *
 * @param catalogue whose
 * @param providers those in service, by name
 * @param outOfService why each of the others is not, by name
 */
record InService(CatalogueProperties catalogue, Map<String, Provider> providers, Map<String, String> outOfService) {

    InService {
        providers = Map.copyOf(providers);
        outOfService = Map.copyOf(outOfService);
    }

    /**
     * Refuses a change of the settings which would put somebody out of service who is in it: that is a slip of the pen, and
     * the settings before are good.
     *
     * @throws IllegalArgumentException saying who and why
     */
    void refuseToLoseTo(InService next) {
        next.outOfService.forEach((name, reason) -> {
            if (providers.containsKey(name) && isOtherIn(next.catalogue, name)) {
                throw new IllegalArgumentException("provider " + name + " would be out of service: " + reason);
            }
        });
    }

    /** Whether the settings say something else about the provider, or want something else of it. */
    private boolean isOtherIn(CatalogueProperties next, String provider) {
        return !Objects.equals(
                        catalogue.providers().get(provider), next.providers().get(provider))
                || !catalogue.modelsOf(provider).equals(next.modelsOf(provider));
    }
}
