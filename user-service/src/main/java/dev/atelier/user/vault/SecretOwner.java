package dev.atelier.user.vault;

import java.nio.charset.StandardCharsets;

/**
 * Whom and what a secret belongs to. A sealed secret opens for exactly this owner.
 *
 * @param userId id of the account
 * @param service whose secret it is, such as {@code openai}
 * @param credentialId id of the document that holds it
 */
public record SecretOwner(String userId, String service, String credentialId) {

    /** None of the parts can hold a bar, so no two owners read the same. */
    byte[] associatedData(String purpose) {
        return String.join("|", "atelier-vault", purpose, userId, service, credentialId)
                .getBytes(StandardCharsets.UTF_8);
    }
}
