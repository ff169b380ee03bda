package dev.atelier.gateway.accesstoken;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.ProgramToken;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Takes a program's token at the door and gives its call a JWT to go on with. What does not have the form of a token is
 * refused without asking anybody; the JWT is held against the revocations on every call, so that a deleted token is refused
 * at once whatever is still remembered of it.
 */
public final class TokenExchange {

    private final Resolutions resolutions;
    private final AccessTokens tokens;
    private final ExchangeMetrics metrics;

    TokenExchange(Resolutions resolutions, AccessTokens tokens, ExchangeMetrics metrics) {
        this.resolutions = resolutions;
        this.tokens = tokens;
        this.metrics = metrics;
    }

    /**
     * Whose token it is; notes with the request what it goes on with, see {@link ExchangedRequest}.
     *
     * @throws ApiException {@code UNAUTHENTICATED}, {@code TOKEN_EXPIRED}, {@code TOKEN_REVOKED},
     *     {@code ACCOUNT_DISABLED}, {@code SERVICE_UNAVAILABLE} if nobody can tell just now
     */
    public Caller exchange(String credential, HttpServletRequest request) {
        try {
            Caller caller = admit(credential, request);
            metrics.admitted();
            return caller;
        } catch (ApiException refusal) {
            metrics.refused(refusal.code());
            throw refusal;
        }
    }

    private Caller admit(String credential, HttpServletRequest request) {
        ProgramToken token = ProgramToken.parse(credential);
        if (token == null) {
            throw ApiException.of(ErrorCode.UNAUTHENTICATED);
        }
        String hash = token.hash();
        Resolution resolution = resolutions.of(hash);
        String jwt = resolution.requireJwt();
        try {
            return goOn(jwt, request);
        } catch (ApiException outdated) {
            // The token may be gone, or only the JWT be older than a change of the account: user-service knows.
            return goOn(resolutions.insteadOf(resolution, hash).requireJwt(), request);
        }
    }

    private Caller goOn(String jwt, HttpServletRequest request) {
        Caller caller = tokens.verify(jwt);
        ExchangedRequest.note(request, jwt);
        return caller;
    }
}
