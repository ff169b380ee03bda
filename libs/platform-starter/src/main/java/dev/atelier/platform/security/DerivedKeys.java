package dev.atelier.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Keys for other purposes out of the token keys by HKDF-SHA256 (RFC 5869): one secret to distribute and rotate, and yet
 * nothing signed for one purpose verifies for another.
 */
public final class DerivedKeys {

    private static final byte[] SALT = "atelier".getBytes(StandardCharsets.US_ASCII);
    private static final String SERVICE_TOKENS = "service-token/v1";
    private static final int BYTES = 32;

    private DerivedKeys() {}

    static List<TokenKey> forServiceTokens(TokenKeys keys) {
        return keys.all().stream()
                .map(key -> new TokenKey(key.kid(), of(key, SERVICE_TOKENS)))
                .toList();
    }

    /** An HMAC-SHA256 key out of this one that is good for {@code purpose} only; always the same. */
    public static SecretKey of(TokenKey key, String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key.secret())
                    .addSalt(SALT)
                    .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", parameters);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("This JDK has no HKDF-SHA256; a JDK 25 has", unavailable);
        }
    }
}
