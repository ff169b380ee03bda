package dev.atelier.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.atelier.platform.envelope.ObjectIds;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.revocation.RevocationList;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Verifies users' access tokens. A token seen before costs one lookup: the cryptographic result is cached by the exact
 * token string, while expiry and revocation are checked on every call. Never blocks; safe for use by many threads.
 */
public final class AccessTokens {

    /** {@code iss} of an access token. */
    public static final String ISSUER = "atelier";
    /** {@code aud} of an access token. */
    public static final String AUDIENCE = "atelier-api";
    /** {@code typ} header of an access token. */
    public static final String TYPE = "JWT";

    /** Claim with the id of the access token ({@code atl_…}) this one was exchanged for; absent for a signed-in person. */
    public static final String TOKEN_CLAIM = "tid";
    /** Claim with the scopes of that access token, separated by spaces; absent if it has none. */
    public static final String SCOPE_CLAIM = "scope";

    /** Claim that is {@code true} if that access token has spent its budget; absent otherwise. */
    public static final String BUDGET_CLAIM = "spent";

    private static final int CACHED_TOKENS = 20_000;
    private static final Duration CACHED_FOR = Duration.ofMinutes(15);

    private final SignedTokens signedTokens;
    private final RevocationList revocations;
    private final Clock clock;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(CACHED_TOKENS)
            .expireAfterWrite(CACHED_FOR)
            .executor(Runnable::run)
            .build();

    /** Verifies with these keys, refusing what the list says is revoked. */
    public AccessTokens(TokenKeys keys, RevocationList revocations, Clock clock) {
        this.signedTokens = new SignedTokens(keys.all(), TYPE, AUDIENCE, clock);
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The caller a token stands for.
     *
     * @throws ApiException {@code TOKEN_EXPIRED}, {@code TOKEN_REVOKED}, or {@code UNAUTHENTICATED} for everything that is
     *     not an access token of ours
     */
    public Caller verify(String token) {
        return current(token).caller();
    }

    /**
     * The same as an authentication of Spring Security whose principal is the {@link Caller}.
     *
     * @throws ApiException as {@link #verify(String)}
     */
    public Authentication authenticate(String token) {
        return current(token).authentication();
    }

    private Verified current(String token) {
        Verified known = verified.getIfPresent(token);
        Verified result = known == null ? check(token) : known;
        Caller caller = result.caller();
        if (!clock.instant().isBefore(caller.expiresAt())) {
            throw ApiException.of(ErrorCode.TOKEN_EXPIRED);
        }
        if (revocations.revokes(caller.sessionId(), caller.userId(), result.issuedAt())) {
            throw ApiException.of(ErrorCode.TOKEN_REVOKED);
        }
        if (known == null) {
            verified.put(token, result);
        }
        return result;
    }

    private Verified check(String token) {
        try {
            return verified(signedTokens.verify(token));
        } catch (UntrustedTokenException | ParseException untrusted) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
    }

    private static Verified verified(JWTClaimsSet claims) throws ParseException, UntrustedTokenException {
        if (!ISSUER.equals(claims.getIssuer())) {
            throw new UntrustedTokenException();
        }
        String accessTokenId = claims.getStringClaim(TOKEN_CLAIM);
        var caller = new Caller(
                userId(claims.getSubject()),
                required(claims.getStringClaim("name")),
                role(claims.getStringClaim("role")),
                required(claims.getJWTID()),
                instant(claims.getExpirationTime()),
                accessTokenId,
                scopes(claims.getStringClaim(SCOPE_CLAIM), accessTokenId),
                Boolean.TRUE.equals(claims.getBooleanClaim(BUDGET_CLAIM)));
        return new Verified(caller, instant(claims.getIssueTime()), new CallerAuthentication(caller));
    }

    private static String required(@Nullable String claim) throws UntrustedTokenException {
        if (claim == null || claim.isBlank()) {
            throw new UntrustedTokenException();
        }
        return claim;
    }

    /** What we do not know we do not ignore: a token without scopes may do more, not less. */
    private static Set<Scope> scopes(@Nullable String claim, @Nullable String accessTokenId)
            throws UntrustedTokenException {
        if (claim == null) {
            return Set.of();
        }
        var scopes = EnumSet.noneOf(Scope.class);
        for (String word : claim.split(" ", -1)) {
            Scope scope = Scope.ofWord(word);
            if (scope == null || accessTokenId == null) {
                throw new UntrustedTokenException();
            }
            scopes.add(scope);
        }
        return scopes;
    }

    /** Services look ids up: what cannot be one is no user of ours, whoever signed it. */
    private static String userId(@Nullable String claim) throws UntrustedTokenException {
        if (claim == null || !ObjectIds.isValid(claim)) {
            throw new UntrustedTokenException();
        }
        return claim;
    }

    private static Role role(@Nullable String claim) throws UntrustedTokenException {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(claim))
                .findFirst()
                .orElseThrow(UntrustedTokenException::new);
    }

    private static Instant instant(@Nullable Date claim) throws UntrustedTokenException {
        if (claim == null) {
            throw new UntrustedTokenException();
        }
        return claim.toInstant();
    }

    private record Verified(Caller caller, Instant issuedAt, Authentication authentication) {}
}
