package dev.atelier.user.vault;

import dev.atelier.platform.security.KeySetting;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The keys of {@code ATELIER_VAULT_KEYS}. Without good ones the service does not start. */
@Component
class MasterKeys {

    private final List<MasterKey> keys;

    MasterKeys(VaultProperties properties) {
        this.keys = KeySetting.parse("ATELIER_VAULT_KEYS", properties.keys(), MasterKey::of);
    }

    MasterKey wrapping() {
        return keys.getFirst();
    }

    @Nullable
    MasterKey find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst().orElse(null);
    }

    List<String> kids() {
        return keys.stream().map(MasterKey::kid).toList();
    }

    /** The names only. */
    @Override
    public String toString() {
        return keys.toString();
    }
}
