package dev.atelier.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

/** Access tokens as user-service issues them, signed with a key of this test run. */
final class Tokens {

    private static final byte[] SECRET = random();

    static final String KEYS = "test:" + Base64.getEncoder().encodeToString(SECRET);

    private Tokens() {}

    static String bearer(String userId) {
        return "Authorization: Bearer " + of(userId, Duration.ofMinutes(15));
    }

    static String of(String userId, Duration life) {
        Instant now = Instant.now();
        return sign(claims(userId, "0123456789abcdef01234567", now.minusSeconds(60), now.plus(life))
                .build());
    }

    /** What user-service has a program's call travel with. */
    static String ofProgram(String userId, String tokenId, Instant issuedAt) {
        return sign(claims(userId, tokenId, issuedAt, Instant.now().plusSeconds(300))
                .claim("tid", tokenId)
                .build());
    }

    private static JWTClaimsSet.Builder claims(String userId, String sessionId, Instant issuedAt, Instant until) {
        return new JWTClaimsSet.Builder()
                .subject(userId)
                .claim("name", "someone")
                .claim("role", "USER")
                .issuer("atelier")
                .audience("atelier-api")
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(until))
                .jwtID(sessionId + "." + UUID.randomUUID());
    }

    private static String sign(JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID("test")
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(SECRET));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static byte[] random() {
        byte[] bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
