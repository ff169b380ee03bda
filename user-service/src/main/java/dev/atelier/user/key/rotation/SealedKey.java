package dev.atelier.user.key.rotation;

import dev.atelier.user.vault.SealedSecret;
import dev.atelier.user.vault.SecretOwner;
import org.springframework.data.annotation.Id;

/**
 * What rotation needs of a stored key.
 *
 * @param revision counts the writes of {@code sealed}
 */
record SealedKey(@Id String id, String userId, String service, SealedSecret sealed, long revision) {

    SecretOwner owner() {
        return new SecretOwner(userId, service, id);
    }
}
