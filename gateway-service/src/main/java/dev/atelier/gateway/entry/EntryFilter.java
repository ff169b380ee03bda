package dev.atelier.gateway.entry;

import dev.atelier.gateway.accesstoken.ExchangedRequest;
import dev.atelier.gateway.address.ClientAddress;
import dev.atelier.gateway.limit.Admission;
import dev.atelier.gateway.limit.RateLimiter;
import dev.atelier.platform.address.AddressNetwork;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What every request passes: limits, path, token. An address over its limit is refused before any other work; all limits
 * are asked in one go, after the token was verified (which is a lookup), so that they cost one wait.
 */
final class EntryFilter extends HttpFilter {

    private static final String OPENAI_PATHS = "/v1/";

    private final ClientAddress addresses;
    private final Entrance entrance;
    private final RateLimiter limiter;
    private final ErrorAnswers answers;

    EntryFilter(ClientAddress addresses, Entrance entrance, RateLimiter limiter, ErrorAnswers answers) {
        this.addresses = addresses;
        this.entrance = entrance;
        this.limiter = limiter;
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        protect(request, response);
        try {
            admit(request, response);
        } catch (ApiException refused) {
            answers.write(request, response, refused);
            return;
        }
        chain.doFilter(ExchangedRequest.of(request), response);
    }

    private void admit(HttpServletRequest request, HttpServletResponse response) {
        String address = AddressNetwork.of(addresses.find(request));
        Admission exhausted = limiter.refusedAlready(address);
        if (exhausted != null) {
            tell(exhausted, request, response);
        }
        Visitor visitor = entrance.inspect(request);
        tell(limiter.admit(address, visitor.userId(), visitor.api()), request, response);
        if (visitor.refusal() != null) {
            throw visitor.refusal();
        }
    }

    private static void tell(Admission admission, HttpServletRequest request, HttpServletResponse response) {
        if (admission.limited()) {
            if (request.getRequestURI().startsWith(OPENAI_PATHS)) {
                tellAsOpenAi(admission, response);
            }
            response.setHeader("RateLimit-Limit", Long.toString(admission.limit()));
            response.setHeader("RateLimit-Remaining", Long.toString(admission.remaining()));
            response.setHeader("RateLimit-Reset", Long.toString(admission.resetSeconds()));
        }
        if (!admission.admitted()) {
            throw ApiException.of(ErrorCode.RATE_LIMITED).retryAfter(admission.retryAfter());
        }
    }

    /** Under the names that OpenAI's SDKs know, the time as they write it. */
    private static void tellAsOpenAi(Admission admission, HttpServletResponse response) {
        response.setHeader("x-ratelimit-limit-requests", Long.toString(admission.limit()));
        response.setHeader("x-ratelimit-remaining-requests", Long.toString(admission.remaining()));
        response.setHeader("x-ratelimit-reset-requests", admission.resetSeconds() + "s");
    }

    private static void protect(HttpServletRequest request, HttpServletResponse response) {
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
