package dev.atelier.aiproxy.key;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of its user that a call is made with, by provider. If there are none the platform's are used; if there is any,
 * the platform's are not.
 *
 * @param byProvider the key for each provider that may be asked
 */
public record OwnKeys(Map<String, OwnKey> byProvider) {

    /** The call is the platform's to pay for. */
    public static final OwnKeys NONE = new OwnKeys(Map.of());

    /** Copies the map. */
    public OwnKeys {
        byProvider = Map.copyOf(byProvider);
    }

    /** Whether the platform's keys are to be used. */
    public boolean isEmpty() {
        return byProvider.isEmpty();
    }

    /** The key for a provider; {@code null} if the user has none there. */
    public @Nullable OwnKey find(String provider) {
        return byProvider.get(provider);
    }

    /** The id of the key for a provider; {@code null} if the user has none there. */
    public @Nullable String idFor(String provider) {
        OwnKey key = byProvider.get(provider);
        return key == null ? null : key.id();
    }
}
