package dev.atelier.platform.security.filter;

import dev.atelier.platform.error.ErrorAnswers;
import dev.atelier.platform.security.ServiceTokens;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** The door for our own services, {@code /internal/**}: a user's token opens nothing here. The principal is the service's name. */
final class ServiceTokenFilter extends Door {

    static final String ROOT = "/internal";

    private final ServiceTokens tokens;

    ServiceTokenFilter(ServiceTokens tokens, ErrorAnswers answers) {
        super(answers, "Bearer");
        this.tokens = tokens;
    }

    @Override
    Authentication admit(HttpServletRequest request) {
        String service = tokens.verify(BearerToken.of(request));
        return UsernamePasswordAuthenticationToken.authenticated(
                service, null, AuthorityUtils.createAuthorityList("ROLE_SERVICE"));
    }
}
