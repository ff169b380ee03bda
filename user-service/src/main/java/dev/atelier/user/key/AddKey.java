package dev.atelier.user.key;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.Violations;
import dev.atelier.user.key.probe.AskProvider;
import dev.atelier.user.vault.SecretOwner;
import dev.atelier.user.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Service;

/** Takes a new key in. */
@Service
class AddKey {

    private final ProviderKeys keys;
    private final Vault vault;
    private final KeyProperties properties;
    private final AskProvider providers;
    private final Clock clock;

    AddKey(ProviderKeys keys, Vault vault, KeyProperties properties, AskProvider providers, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.properties = properties;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * Stores the key, sealed.
     *
     * @throws ApiException {@code VALIDATION_FAILED}, or {@code CONFLICT} if the user has as many as one may have
     */
    ProviderKey add(String userId, KeyRequest request) {
        refuseIfWrong(request);
        try (var value = new KeyValue(Objects.requireNonNull(request.keyValue()))) {
            refuseIfMoreThan(properties.maxPerUser() - 1L, userId);
            ProviderKey key = key(userId, request, value);
            keys.add(key);
            takeBackIfTooMany(key);
            return key;
        }
    }

    private void refuseIfWrong(KeyRequest request) {
        var violations = new Violations();
        String service = request.service();
        if (service == null || !providers.services().contains(service)) {
            String known =
                    String.join(", ", providers.services().stream().sorted().toList());
            violations.add("service", "key.service.unknown", known);
        }
        violations.add("keyName", KeyRules.nameRule(request.keyName()), KeyRules.MAX_NAME);
        violations.add("keyValue", KeyRules.valueRule(request.keyValue()), KeyRules.MIN_VALUE, KeyRules.MAX_VALUE);
        violations.refuseIfAny();
    }

    private ProviderKey key(String userId, KeyRequest request, KeyValue value) {
        String id = ObjectId.get().toHexString();
        String service = Objects.requireNonNull(request.service());
        Instant now = clock.instant();
        return new ProviderKey(
                id,
                userId,
                service,
                Objects.requireNonNull(request.keyName()).strip(),
                value.masked(),
                vault.seal(value.bytes(), new SecretOwner(userId, service, id)),
                0,
                KeyStatus.ACTIVE,
                now,
                now);
    }

    /** Several may have been added at once after each had counted; whoever then finds too many takes its own back. */
    private void takeBackIfTooMany(ProviderKey key) {
        if (keys.count(key.userId()) > properties.maxPerUser()) {
            keys.remove(key.userId(), key.id());
            throw tooMany();
        }
    }

    private void refuseIfMoreThan(long most, String userId) {
        if (keys.count(userId) > most) {
            throw tooMany();
        }
    }

    private ApiException tooMany() {
        return ApiException.of(ErrorCode.CONFLICT).withMessage("key.too-many", properties.maxPerUser());
    }
}
