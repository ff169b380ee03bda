package dev.atelier.gateway.entry;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.error.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets browsers of listed origins call, and no others. A request of another origin is served without the headers its
 * browser would need to show the answer: there are no cookies it could ride on.
 */
final class CorsFilter extends HttpFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> HEADERS = Set.of(
            "accept",
            "accept-language",
            "authorization",
            "cache-control",
            "content-type",
            "idempotency-key",
            "last-event-id",
            "traceparent",
            "tracestate",
            "x-request-id");
    private static final String EXPOSED =
            "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id, Idempotency-Replayed";
    private static final String ALLOWED_METHODS =
            String.join(", ", METHODS.stream().sorted().toList());
    private static final String ALLOWED_HEADERS =
            String.join(", ", HEADERS.stream().sorted().toList());
    private static final String PREFLIGHT_SECONDS = "600";

    private final Set<String> origins;
    private final ErrorAnswers answers;

    CorsFilter(List<String> origins, ErrorAnswers answers) {
        this.origins = Set.copyOf(origins);
        this.answers = answers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && isPreflight(request)) {
            answerPreflight(request, response, origin);
            return;
        }
        if (origin != null && origins.contains(origin)) {
            allow(response, origin);
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        chain.doFilter(request, response);
    }

    private void answerPreflight(HttpServletRequest request, HttpServletResponse response, String origin)
            throws IOException {
        response.addHeader("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
        if (!origins.contains(origin)
                || !METHODS.contains(request.getHeader("Access-Control-Request-Method"))
                || !areAllowed(request.getHeader("Access-Control-Request-Headers"))) {
            answers.write(request, response, ApiException.of(ErrorCode.FORBIDDEN));
            return;
        }
        allow(response, origin);
        response.setHeader("Access-Control-Allow-Methods", ALLOWED_METHODS);
        response.setHeader("Access-Control-Allow-Headers", ALLOWED_HEADERS);
        response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static void allow(HttpServletResponse response, String origin) {
        response.setHeader("Access-Control-Allow-Origin", origin);
        response.setHeader("Access-Control-Allow-Credentials", "true");
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static boolean areAllowed(@Nullable String requested) {
        if (requested == null || requested.isBlank()) {
            return true;
        }
        for (String name : requested.split(",", -1)) {
            if (!HEADERS.contains(name.strip().toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
