package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.key.OwnKey;
import java.util.List;

/**
 * A provider as it can be called.
 *
 * @param name its name in the catalogue
 * @param adapters speak its wire formats
 * @param keys the platform's keys there; none: it is shown as not available
 * @param ownKeys guards all keys of users together
 */
public record Provider(String name, Adapters adapters, List<ProviderKey> keys, KeyGuard ownKeys) {

    public Provider {
        keys = List.copyOf(keys);
    }

    /** A user's own key to ask it with. */
    ProviderKey own(OwnKey key) {
        return new ProviderKey(key.credential(), 1, ownKeys);
    }

    /** Whether it is configured at all; says nothing about its health. */
    boolean isAvailable() {
        return !keys.isEmpty() && adapters.areAvailable();
    }
}
