package dev.atelier.platform.security;

import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code ATELIER_JWT_KEYS}: several are valid at a time so that keys rotate without logging anyone out. The
 * first one signs, all of them verify.
 */
public final class TokenKeys {

    private final List<TokenKey> keys;

    private TokenKeys(List<TokenKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads {@code kid:base64secret[,kid:base64secret…]}.
     *
     * @throws IllegalStateException for what {@link KeySetting} refuses; the text names the kid, never the secret
     */
    public static TokenKeys parse(String setting) {
        return new TokenKeys(KeySetting.parse(
                "ATELIER_JWT_KEYS",
                setting,
                (kid, secret) -> new TokenKey(kid, new SecretKeySpec(secret, "HmacSHA256"))));
    }

    /** The key that signs new tokens. */
    public TokenKey signing() {
        return keys.getFirst();
    }

    /** All valid keys, the signing one first. */
    public List<TokenKey> all() {
        return keys;
    }

    /** The key of that name; {@code null} if there is none. */
    public @Nullable TokenKey find(String kid) {
        return keys.stream().filter(key -> key.kid().equals(kid)).findFirst().orElse(null);
    }

    /** The names only. */
    @Override
    public String toString() {
        return keys.toString();
    }
}
