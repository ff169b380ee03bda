package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * The door for users: everything needs an access token but the open paths.
 *
 * <p>It is the whole filter chain instead of Spring Security's resource server because that costs a multiple on every request
 * (a dozen filters, an {@code AuthenticationManager} that decodes the token each time, a wrapped response) and gives nothing
 * more: there is no session, no CSRF, no anonymous user and no login page here. What stays of Spring Security is its
 * firewall and its context. It fails closed: without this filter's consent no handler runs. Whom a handler serves is the
 * business of {@code Access}.
 */
final class BearerTokenFilter extends Door {

    private final AccessTokens tokens;
    private final List<PublicPaths> publicPaths;

    BearerTokenFilter(AccessTokens tokens, List<PublicPaths> publicPaths, ErrorAnswers answers) {
        super(answers, "Bearer");
        this.tokens = tokens;
        this.publicPaths = publicPaths;
    }

    @Override
    @Nullable
    Authentication admit(HttpServletRequest request) {
        if (isPublic(request)) {
            request.setAttribute(PublicPaths.ADMITTED, true);
            return null;
        }
        return tokens.authenticate(BearerToken.of(request));
    }

    private boolean isPublic(HttpServletRequest request) {
        String path = RequestPath.of(request);
        for (PublicPaths paths : publicPaths) {
            if (paths.include(request.getMethod(), path)) {
                return true;
            }
        }
        return false;
    }
}
