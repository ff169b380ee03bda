package dev.atelier.chat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** Access tokens as user-service issues them, with a key made anew for every run. */
final class TestTokens {

    private final byte[] secret = new byte[48];
    private final Clock clock = Clock.systemUTC();

    TestTokens() {
        new SecureRandom().nextBytes(secret);
    }

    String setting() {
        return "k1:" + Base64.getEncoder().encodeToString(secret);
    }

    String of(String userId) {
        Instant now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(userId)
                .claim("name", "tester")
                .claim("role", "USER")
                .issuer("atelier")
                .audience("atelier-api")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(15))))
                .jwtID("65f0000000000000000000aa.x")
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID("k1")
                .build();
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
