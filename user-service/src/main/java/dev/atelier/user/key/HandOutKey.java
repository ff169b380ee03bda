package dev.atelier.user.key;

import dev.atelier.platform.error.ApiException;
import dev.atelier.user.vault.Vault;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives a studio the key of a user whose call it is about to make. */
@Service
class HandOutKey {

    private final ProviderKeys keys;
    private final KeySecrets secrets;

    HandOutKey(ProviderKeys keys, KeySecrets secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /**
     * The user's newest active key for the service.
     *
     * @throws ApiException {@code SERVICE_UNAVAILABLE} if it does not open: the call must not be made with another one
     */
    HandedOutKey of(String userId, String service) {
        ProviderKey key = keys.findActive(userId, service);
        if (key == null) {
            return HandedOutKey.NONE;
        }
        byte[] secret = secrets.open(key);
        try {
            return new HandedOutKey(key.id(), new String(secret, StandardCharsets.US_ASCII));
        } finally {
            Vault.wipe(secret);
        }
    }

    /** Who has keys at all, a page at a time. */
    KeyOwners owners(@Nullable String afterId) {
        return keys.owners(afterId);
    }
}
