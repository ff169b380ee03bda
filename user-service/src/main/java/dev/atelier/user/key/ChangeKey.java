package dev.atelier.user.key;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.account.Violations;
import dev.atelier.user.vault.Vault;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Renames, replaces, switches and removes keys: all that a request names in one write, or nothing. */
@Service
class ChangeKey {

    private final ProviderKeys keys;
    private final Vault vault;
    private final Clock clock;

    ChangeKey(ProviderKeys keys, Vault vault, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Changes a key.
     *
     * @throws ApiException {@code VALIDATION_FAILED}, {@code NOT_FOUND}
     */
    ProviderKey change(String userId, String id, KeyRequest request) {
        ProviderKey key = found(keys.find(userId, id));
        refuseIfWrong(request);
        Update update = new Update().set("updatedAt", clock.instant());
        String keyName = request.keyName();
        if (keyName != null) {
            update.set("keyName", keyName.strip());
        }
        String status = request.status();
        if (status != null) {
            update.set("status", KeyStatus.of(status).orElseThrow());
        }
        char[] value = request.keyValue();
        if (value != null) {
            replaceValue(update, key, value);
        }
        return found(keys.change(userId, id, update));
    }

    /** Removes a key for good: nothing of its value stays. */
    ProviderKey remove(String userId, String id) {
        return found(keys.remove(userId, id));
    }

    private static void refuseIfWrong(KeyRequest request) {
        var violations = new Violations();
        if (request.keyName() != null) {
            violations.add("keyName", KeyRules.nameRule(request.keyName()), KeyRules.MAX_NAME);
        }
        if (request.keyValue() != null) {
            violations.add("keyValue", KeyRules.valueRule(request.keyValue()), KeyRules.MIN_VALUE, KeyRules.MAX_VALUE);
        }
        String status = request.status();
        if (status != null && KeyStatus.of(status).isEmpty()) {
            violations.add("status", "key.status.form");
        }
        violations.refuseIfAny();
    }

    private void replaceValue(Update update, ProviderKey key, char[] value) {
        try (var clear = new KeyValue(value)) {
            update.set("sealed", vault.seal(clear.bytes(), key.owner()))
                    .set("maskedValue", clear.masked())
                    .inc("revision", 1L);
        }
    }

    private static ProviderKey found(@Nullable ProviderKey key) {
        if (key == null) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        return key;
    }
}
