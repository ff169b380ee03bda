package dev.atelier.user.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Role;
import dev.atelier.platform.security.TokenKeys;
import dev.atelier.platform.security.revocation.RevocationList;
import dev.atelier.user.account.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.springframework.stereotype.Component;

/** Signs access tokens: the seed's JWT plus what rotation of keys, revocation and audience checks need. */
@Component
public class AccessTokenIssuer {

    private static final int RANDOM_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final JWSHeader header;
    private final JWSSigner signer;
    private final RevocationList revocations;
    private final TokenProperties properties;

    AccessTokenIssuer(TokenKeys keys, RevocationList revocations, TokenProperties properties) throws JOSEException {
        this.header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(AccessTokens.TYPE))
                .keyID(keys.signing().kid())
                .build();
        this.signer = new MACSigner(keys.signing().secret());
        this.revocations = revocations;
        this.properties = properties;
    }

    /**
     * The {@code iat} of a token for that user. Take it before the account is read: should its role change after that, the
     * token counts among those that were issued before the change and are refused.
     */
    public Instant moment(String userId) {
        return revocations.earliestIssue(userId).truncatedTo(ChronoUnit.SECONDS);
    }

    /** A token of {@code user} that belongs to the session. */
    public AccessToken issue(String sessionId, User user, Instant issuedAt) {
        var claims = claims(sessionId, user, user.role(), issuedAt)
                .expirationTime(Date.from(issuedAt.plus(properties.accessTokenLife())))
                .build();
        return new AccessToken(sign(claims), properties.accessTokenLife());
    }

    /**
     * What a program's call travels with inside the platform, in place of the program's own token. It never is an
     * administrator's: programs open no door of administration.
     */
    public AccessToken issue(ProgramGrant grant, User user, Instant issuedAt) {
        Role role = user.role() == Role.ADMIN ? Role.USER : user.role();
        var claims = claims(grant.tokenId(), user, role, issuedAt)
                .expirationTime(Date.from(grant.until()))
                .claim(AccessTokens.TOKEN_CLAIM, grant.tokenId());
        if (!grant.scopes().isEmpty()) {
            claims.claim(AccessTokens.SCOPE_CLAIM, String.join(" ", grant.scopes()));
        }
        if (grant.budgetSpent()) {
            claims.claim(AccessTokens.BUDGET_CLAIM, true);
        }
        return new AccessToken(sign(claims.build()), Duration.between(issuedAt, grant.until()));
    }

    /** The id begins with the session's, so that ending the session is known by the token alone. */
    private JWTClaimsSet.Builder claims(String sessionId, User user, Role role, Instant issuedAt) {
        return new JWTClaimsSet.Builder()
                .subject(user.id())
                .claim("name", user.username())
                .claim("role", role.name())
                .issueTime(Date.from(issuedAt))
                .jwtID(sessionId + "." + randomText())
                .issuer(AccessTokens.ISSUER)
                .audience(AccessTokens.AUDIENCE);
    }

    private String sign(JWTClaimsSet claims) {
        var jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("an access token could not be signed", e);
        }
        return jwt.serialize();
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
