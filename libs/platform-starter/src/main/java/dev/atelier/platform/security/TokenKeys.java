package dev.atelier.platform.security;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of {@code ATELIER_JWT_KEYS}: several are valid at a time so that keys rotate without logging anyone out. The
 * first one signs, all of them verify.
 */
public final class TokenKeys {

    /** RFC 7518 3.2: an HS256 key is at least as long as the hash. */
    private static final int MIN_BYTES = 32;

    private final List<TokenKey> keys;

    private TokenKeys(List<TokenKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads {@code kid:base64secret[,kid:base64secret…]} (Base64 or Base64url, padding optional).
     *
     * @throws IllegalStateException if there is no key, a kid is malformed or given twice, a secret is no Base64, shorter
     *     than 32 bytes or a value from an example; the text names the kid, never the secret
     */
    public static TokenKeys parse(String setting) {
        List<TokenKey> keys = entries(setting).map(TokenKeys::key).toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "No token keys: set ATELIER_JWT_KEYS to kid:base64secret[,kid:base64secret...], the first one signs");
        }
        var kids = new HashSet<String>();
        keys.forEach(key -> {
            if (!kids.add(key.kid())) {
                throw new IllegalStateException("ATELIER_JWT_KEYS has two keys named '" + key.kid() + "'");
            }
        });
        return new TokenKeys(keys);
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

    private static Stream<String> entries(String setting) {
        return Arrays.stream(setting.split(",")).map(String::strip).filter(entry -> !entry.isEmpty());
    }

    private static TokenKey key(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("ATELIER_JWT_KEYS: an entry is not of the form kid:base64secret");
        }
        String kid = entry.substring(0, colon);
        byte[] secret = decode(kid, entry.substring(colon + 1));
        if (secret.length < MIN_BYTES) {
            throw new IllegalStateException(
                    "ATELIER_JWT_KEYS: key '" + kid + "' is shorter than " + MIN_BYTES + " bytes");
        }
        if (ExampleSecrets.contains(secret, entry.substring(colon + 1))) {
            throw new IllegalStateException("ATELIER_JWT_KEYS: key '" + kid
                    + "' is an example value; make your own with: openssl rand -base64 48");
        }
        var key = new TokenKey(kid, new SecretKeySpec(secret, "HmacSHA256"));
        Arrays.fill(secret, (byte) 0);
        return key;
    }

    private static byte[] decode(String kid, String base64) {
        try {
            return Base64.getUrlDecoder()
                    .decode(base64.strip().replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(
                    "ATELIER_JWT_KEYS: the secret of key '" + kid + "' is not Base64", malformed);
        }
    }
}
