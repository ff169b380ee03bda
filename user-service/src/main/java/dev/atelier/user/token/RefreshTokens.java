package dev.atelier.user.token;

import dev.atelier.platform.security.DerivedKeys;
import dev.atelier.platform.security.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes refresh tokens out of a server key, a random seed stored with the session and the generation. So any instance can
 * make the same successor again for a client that lost the answer, although no token is stored; and neither the store nor
 * the key alone is enough to make one.
 */
@Component
public class RefreshTokens {

    private static final String PURPOSE = "refresh-token/v1";
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> keys;

    /** Derives its keys from the platform's token keys. */
    public RefreshTokens(TokenKeys tokenKeys) {
        this.keys = tokenKeys.all().stream()
                .map(key -> DerivedKeys.of(key, PURPOSE))
                .toList();
    }

    /** What a new session draws its tokens from: 256 random bits. */
    public String newSeed() {
        byte[] seed = new byte[BYTES];
        random.nextBytes(seed);
        return encode(seed);
    }

    /** The token of that generation, made with the key that signs today. */
    public RefreshToken make(String sessionId, String seed, long generation) {
        return make(keys.getFirst(), sessionId, seed, generation);
    }

    /** The token of that generation which has this hash; {@code null} if its key is not valid any more. */
    public @Nullable RefreshToken makeAgain(String sessionId, String seed, long generation, String hash) {
        return keys.stream()
                .map(key -> make(key, sessionId, seed, generation))
                .filter(token -> token.hash().equals(hash))
                .findFirst()
                .orElse(null);
    }

    /** Whether one of our keys made this token, however long ago. */
    public boolean isGenuine(RefreshToken token, String seed) {
        return keys.stream()
                .map(key -> make(key, token.sessionId(), seed, token.generation()))
                .anyMatch(ours -> MessageDigest.isEqual(ascii(ours.secret()), ascii(token.secret())));
    }

    private static RefreshToken make(SecretKey key, String sessionId, String seed, long generation) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] secret = mac.doFinal(ascii(sessionId + "." + generation + "." + seed));
            return new RefreshToken(sessionId, generation, encode(secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
