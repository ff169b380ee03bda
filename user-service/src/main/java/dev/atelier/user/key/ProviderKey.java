package dev.atelier.user.key;

import dev.atelier.user.key.usage.KeyUsage;
import dev.atelier.user.vault.SealedSecret;
import dev.atelier.user.vault.SecretOwner;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A provider key as it is stored: the seed's ApiKey model with its value sealed.
 *
 * @param maskedValue what people may see of the value
 * @param sealed the value
 * @param revision counts the writes of {@code sealed}, so that none is lost between two writers
 */
@Document(ProviderKey.COLLECTION)
record ProviderKey(
        @Id String id,
        String userId,
        String service,
        String keyName,
        String maskedValue,
        SealedSecret sealed,
        long revision,
        KeyStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLLECTION = "provider_keys";

    SecretOwner owner() {
        return new SecretOwner(userId, service, id);
    }

    ApiKey toApiKey(KeyUsage usage) {
        return new ApiKey(
                id,
                userId,
                service,
                keyName,
                maskedValue,
                createdAt,
                updatedAt,
                usage.lastUsed(),
                status,
                new ApiKey.UsageStats(usage.total(), usage.ofMonth(), usage.ofDay()));
    }

    /** Nothing of the value. */
    @Override
    public String toString() {
        return "ProviderKey[" + id + "]";
    }
}
