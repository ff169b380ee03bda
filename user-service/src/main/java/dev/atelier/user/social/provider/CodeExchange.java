package dev.atelier.user.social.provider;

import dev.atelier.platform.error.ApiException;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.web.client.RestClientException;

/** Exchanges the code a browser brought for who its owner is; Spring Security checks state, nonce, signature and audience. */
public class CodeExchange {

    private final AuthenticationManager login;

    CodeExchange(AuthenticationManager login) {
        this.login = login;
    }

    /**
     * Who has signed in at the provider.
     *
     * @param request what the browser was sent away with
     * @throws ApiException {@code UNAUTHENTICATED} if the provider says no or what it says proves nothing, {@code
     *     PROVIDER_UNAVAILABLE}, {@code PROVIDER_ERROR}
     */
    public ProviderIdentity exchange(
            ClientRegistration registration, OAuth2AuthorizationRequest request, String state, String code) {
        var response = OAuth2AuthorizationResponse.success(code)
                .state(state)
                .redirectUri(String.valueOf(registration.getRedirectUri()))
                .build();
        var token =
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(request, response));
        try {
            Object user = Objects.requireNonNull(login.authenticate(token).getPrincipal());
            return ProviderIdentity.of(registration, (OAuth2User) user);
        } catch (OAuth2AuthenticationException e) {
            throw ProviderFailures.translate(e);
        } catch (RestClientException e) {
            throw ProviderFailures.translate(e);
        }
    }
}
