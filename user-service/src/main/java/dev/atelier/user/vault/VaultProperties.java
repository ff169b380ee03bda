package dev.atelier.user.vault;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the vault.
 *
 * @param keys {@code kid:base64key[,…]}, AES-256 keys of exactly 32 bytes ({@code ATELIER_VAULT_KEYS}); the first one wraps,
 *     all of them unwrap; required
 */
@ConfigurationProperties("atelier.vault")
public record VaultProperties(@DefaultValue("") String keys) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "VaultProperties[]";
    }
}
