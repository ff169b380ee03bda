package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.web.AccessLogFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a request in or answers 401 in the envelope; each kind of door knows what it wants to see. */
abstract sealed class Door extends OncePerRequestFilter permits BearerTokenFilter, ServiceTokenFilter, OpsFilter {

    private final ErrorAnswers answers;
    private final String challenge;

    Door(ErrorAnswers answers, String challenge) {
        this.answers = answers;
        this.challenge = challenge;
    }

    /**
     * Who may come in; {@code null} lets the request in without a name.
     *
     * @throws ApiException if nobody may
     */
    abstract @Nullable Authentication admit(HttpServletRequest request);

    @Override
    protected final void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Authentication caller;
        try {
            caller = admit(request);
        } catch (ApiException refusal) {
            answers.write(request, response, refusal.withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge));
            return;
        }
        if (caller == null) {
            chain.doFilter(request, response);
        } else {
            continueAs(caller, request, response, chain);
        }
    }

    private static void continueAs(
            Authentication caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(AccessLogFilter.USER_ID, caller.getName());
        SecurityContextHolder.setContext(new SecurityContextImpl(caller));
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
