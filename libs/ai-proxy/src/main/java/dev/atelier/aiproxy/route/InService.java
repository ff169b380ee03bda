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
            boolean changed = !Objects.equals(
                    catalogue.providers().get(name), next.catalogue.providers().get(name));
            if (changed && providers.containsKey(name)) {
                throw new IllegalArgumentException("provider " + name + " would be out of service: " + reason);
            }
        });
    }
}
