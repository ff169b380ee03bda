package dev.atelier.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Makes and verifies the tokens with which our services open each other's {@code /internal/**}. They differ from users'
 * tokens in key (derived from the same setting), type and audience, so that neither kind ever passes for the other. Never
 * blocks; safe for use by many threads.
 */
public final class ServiceTokens {

    /** {@code aud} of a service token. */
    public static final String AUDIENCE = "atelier-internal";
    /** {@code typ} header of a service token. */
    public static final String TYPE = "svc+jwt";
    /** How long a service token is good. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    /** A fresh one is made at half-life: what is in flight never expires, and clocks may differ by half a minute. */
    private static final Duration RENEWED_AFTER = LIFE.dividedBy(2);

    private static final int CACHED_TOKENS = 1_000;

    private final List<TokenKey> keys;
    private final String serviceName;
    private final Clock clock;
    private final SignedTokens signedTokens;
    private final Cache<String, Opened> opened = Caffeine.newBuilder()
            .maximumSize(CACHED_TOKENS)
            .executor(Runnable::run)
            .build();
    private volatile Minted minted;

    /** Speaks as {@code serviceName}, with keys derived from the platform's token keys. */
    public ServiceTokens(TokenKeys keys, String serviceName, Clock clock) {
        this.keys = DerivedKeys.forServiceTokens(keys);
        this.serviceName = serviceName;
        this.clock = clock;
        this.signedTokens = new SignedTokens(this.keys, TYPE, AUDIENCE, clock);
        this.minted = mint();
    }

    /** A token good for at least half a minute. */
    public String current() {
        Minted latest = minted;
        if (clock.instant().isBefore(latest.renewAt())) {
            return latest.token();
        }
        Minted fresh = mint();
        minted = fresh;
        return fresh.token();
    }

    /**
     * The name of the service that made the token.
     *
     * @throws ApiException {@code UNAUTHENTICATED} for everything but a service token of ours that is still good
     */
    public String verify(String token) {
        Opened known = opened.getIfPresent(token);
        Opened result = known == null ? open(token) : known;
        if (!clock.instant().isBefore(result.expiresAt())) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        if (known == null) {
            opened.put(token, result);
        }
        return result.serviceName();
    }

    private Opened open(String token) {
        try {
            JWTClaimsSet claims = signedTokens.verify(token);
            String issuer = claims.getIssuer();
            if (issuer == null || issuer.isBlank()) {
                throw new UntrustedTokenException();
            }
            return new Opened(issuer, claims.getExpirationTime().toInstant());
        } catch (UntrustedTokenException untrusted) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
    }

    private Minted mint() {
        Instant now = clock.instant();
        TokenKey key = keys.getFirst();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType(TYPE))
                .keyID(key.kid())
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(serviceName)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        return new Minted(sign(new SignedJWT(header, claims), key), now.plus(RENEWED_AFTER));
    }

    private static String sign(SignedJWT jwt, TokenKey key) {
        try {
            jwt.sign(new MACSigner(key.secret()));
            return jwt.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException("Key '" + key.kid() + "' cannot sign HS256", unusable);
        }
    }

    private record Minted(String token, Instant renewAt) {}

    private record Opened(String serviceName, Instant expiresAt) {}
}
