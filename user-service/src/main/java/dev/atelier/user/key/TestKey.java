package dev.atelier.user.key;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.user.audit.AuditAction;
import dev.atelier.user.audit.AuditLog;
import dev.atelier.user.audit.AuditResult;
import dev.atelier.user.key.probe.AskProvider;
import dev.atelier.user.vault.Vault;
import org.springframework.stereotype.Service;

/** Asks the provider whether a key works. */
@Service
class TestKey {

    private final ReadKeys readKeys;
    private final KeySecrets secrets;
    private final AskProvider askProvider;
    private final AuditLog audit;

    TestKey(ReadKeys readKeys, KeySecrets secrets, AskProvider askProvider, AuditLog audit) {
        this.readKeys = readKeys;
        this.secrets = secrets;
        this.askProvider = askProvider;
        this.audit = audit;
    }

    /**
     * Whether the provider takes the key; blocks for the provider's answer.
     *
     * @throws ApiException {@code NOT_FOUND}; {@code PROVIDER_UNAVAILABLE}, {@code PROVIDER_RATE_LIMITED} or
     *     {@code PROVIDER_ERROR} if the provider does not tell
     */
    boolean works(String userId, String id) {
        ProviderKey key = readKeys.one(userId, id);
        boolean works = isTaken(key);
        audit.record(AuditAction.KEY_TESTED, userId, id, works ? AuditResult.OK : AuditResult.REFUSED);
        return works;
    }

    private boolean isTaken(ProviderKey key) {
        byte[] secret = secrets.open(key);
        try {
            return switch (askProvider.about(key.service(), secret)) {
                case TAKEN -> true;
                case REFUSED -> false;
                case BUSY -> throw ApiException.of(ErrorCode.PROVIDER_RATE_LIMITED);
                case STRANGE -> throw ApiException.of(ErrorCode.PROVIDER_ERROR);
                case AWAY -> throw ApiException.of(ErrorCode.PROVIDER_UNAVAILABLE);
            };
        } finally {
            Vault.wipe(secret);
        }
    }
}
