package dev.atelier.stats;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.security.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

/** Access tokens as user-service issues them, signed with the key of the test settings. */
public final class TestTokens {

    private static final byte[] KEY = Base64.getDecoder().decode("fen4BmF4Ktab8alyusbMl4pXHwO6NR6MN7AgrfJlxLg=");

    private TestTokens() {}

    /** Value of an {@code Authorization} header. */
    public static String bearer(String userId, Role role) {
        Instant now = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .subject(userId)
                .claim("name", "ann")
                .claim("role", role.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .jwtID(Events.newId() + ".x")
                .issuer("atelier")
                .audience("atelier-api")
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID("test")
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + token.serialize();
    }
}
