package dev.atelier.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** Tokens put together by hand, good ones and those an attacker would send: no library keeps us from a bad idea. */
public final class CraftedToken {

    /** A key pair of settings that parses; the first one signs. */
    public static final String KEYS = "new:" + secret(7) + ",old:" + secret(3);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    private CraftedToken() {}

    /** What user-service would issue. */
    public static CraftedToken of(Instant now) {
        return new CraftedToken()
                .header("alg", "HS256")
                .header("typ", "JWT")
                .header("kid", "new")
                .claim("iss", "atelier")
                .claim("aud", "atelier-api")
                .claim("sub", "65a1b2c3d4e5f60718293a4b")
                .claim("name", "ada")
                .claim("role", "USER")
                .claim("jti", "5e55105e55105e55105e5510.r4nd0m")
                .claim("iat", now.getEpochSecond())
                .claim("exp", now.plusSeconds(900).getEpochSecond());
    }

    public CraftedToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    public CraftedToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    public CraftedToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public CraftedToken withoutClaim(String name) {
        claims.remove(name);
        return this;
    }

    /** Signed with the key that signs. */
    public String signed() {
        return signedWith(key(7));
    }

    public String signedWith(SecretKey key) {
        return sign(JSON.writeValueAsString(header), JSON.writeValueAsString(claims), key);
    }

    public String unsigned() {
        return part(JSON.writeValueAsString(header)) + "." + part(JSON.writeValueAsString(claims)) + ".";
    }

    /** Any two texts, signed with the key that signs. */
    public static String sign(String header, String claims) {
        return sign(header, claims, key(7));
    }

    private static String sign(String header, String claims, SecretKey key) {
        String content = part(header) + "." + part(claims);
        return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(content, key));
    }

    static SecretKey key(int seed) {
        return new SecretKeySpec(Base64.getDecoder().decode(secret(seed)), "HmacSHA256");
    }

    static String secret(int seed) {
        byte[] bytes = new byte[48];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String content, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
