package dev.atelier.platform.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proves that one of our keys signed a token of one type for one audience. Nimbus parses and verifies; this class only
 * narrows what it accepts: compact serialisation, HS256, a known {@code kid}, no key or key address in the header. Signature
 * first: of an unsigned token only the header is ever parsed. Whether a good token has expired is left to the caller.
 */
final class SignedTokens {

    /** How far another machine's clock may run ahead of ours. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int MAX_LENGTH = 8 * 1024;

    /** Three Base64url parts; the last is 32 bytes in its only canonical spelling, so that no second string is the same token. */
    private static final Pattern COMPACT =
            Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    private final Map<String, JWSVerifier> verifiers;
    private final JOSEObjectType type;
    private final String audience;
    private final Clock clock;

    SignedTokens(Collection<TokenKey> keys, String type, String audience, Clock clock) {
        this.verifiers = keys.stream().collect(Collectors.toUnmodifiableMap(TokenKey::kid, SignedTokens::verifier));
        this.type = new JOSEObjectType(type);
        this.audience = audience;
        this.clock = clock;
    }

    /**
     * The claims of a token that is ours and in force already.
     *
     * @throws UntrustedTokenException if anything about it is not as our issuers make it
     */
    JWTClaimsSet verify(String token) throws UntrustedTokenException {
        if (token.length() > MAX_LENGTH || !COMPACT.matcher(token).matches()) {
            throw new UntrustedTokenException();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!isOurs(jwt)) {
                throw new UntrustedTokenException();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            requireSound(claims);
            return claims;
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException malformed) {
            throw new UntrustedTokenException();
        }
    }

    private boolean isOurs(SignedJWT jwt) throws JOSEException {
        JWSHeader header = jwt.getHeader();
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())
                || !type.equals(header.getType())
                || bringsItsOwnRules(header)) {
            return false;
        }
        JWSVerifier verifier = header.getKeyID() == null ? null : verifiers.get(header.getKeyID());
        return verifier != null && jwt.verify(verifier);
    }

    private static boolean bringsItsOwnRules(JWSHeader header) {
        return header.getJWK() != null
                || header.getJWKURL() != null
                || header.getX509CertURL() != null
                || header.getX509CertChain() != null
                || header.getCriticalParams() != null;
    }

    /** An audience beside ours is refused too: no issuer of ours writes one. */
    private void requireSound(@Nullable JWTClaimsSet claims) throws UntrustedTokenException {
        if (claims == null
                || !List.of(audience).equals(claims.getAudience())
                || claims.getExpirationTime() == null
                || claims.getIssueTime() == null
                || isAhead(claims.getIssueTime())
                || isAhead(claims.getNotBeforeTime())) {
            throw new UntrustedTokenException();
        }
    }

    private boolean isAhead(@Nullable Date time) {
        Instant latest = clock.instant().plus(SKEW);
        return time != null && time.toInstant().isAfter(latest);
    }

    private static JWSVerifier verifier(TokenKey key) {
        try {
            return new MACVerifier(key.secret());
        } catch (JOSEException unusable) {
            throw new IllegalStateException("Key '" + key.kid() + "' cannot verify HS256", unusable);
        }
    }
}
