package dev.atelier.user.social;

import dev.atelier.platform.error.ApiException;
import dev.atelier.user.social.provider.Registrations;
import dev.atelier.user.social.provider.SocialProperties;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Service;

/** Sends browsers to providers, with state, PKCE and, for OpenID Connect, a nonce; and knows them when they come back. */
@Service
class Departing {

    /** Whoever takes longer at the provider starts again. */
    static final Duration AWAY_AT_MOST = Duration.ofMinutes(10);

    private final Registrations registrations;
    private final Departures departures;
    private final SocialProperties properties;
    private final Clock clock;
    private final DefaultOAuth2AuthorizationRequestResolver requests;

    Departing(Registrations registrations, Departures departures, SocialProperties properties, Clock clock) {
        this.registrations = registrations;
        this.departures = departures;
        this.properties = properties;
        this.clock = clock;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/api/auth/oauth2");
        this.requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    }

    /**
     * Where to send this browser.
     *
     * @param redirectUri front end that wants a one-time code in the end
     * @throws ApiException {@code NOT_FOUND} for an unknown provider, {@code VALIDATION_FAILED} for a front end that is not
     *     exactly one of ours, {@code PROVIDER_UNAVAILABLE}, {@code PROVIDER_ERROR}
     */
    URI depart(String provider, @Nullable String redirectUri, String cookie, HttpServletRequest browser) {
        registrations.findByRegistrationId(provider);
        if (redirectUri != null && !properties.redirectUris().contains(redirectUri)) {
            throw ApiException.invalid("redirect_uri", "social.redirect");
        }
        OAuth2AuthorizationRequest request = Objects.requireNonNull(requests.resolve(browser, provider));
        departures.add(new Departure(
                Secrets.hash(Objects.requireNonNull(request.getState())),
                Secrets.hash(cookie),
                provider,
                request.getAttribute(OidcParameterNames.NONCE),
                Objects.requireNonNull(request.getAttribute(PkceParameterNames.CODE_VERIFIER)),
                redirectUri,
                clock.instant().plus(AWAY_AT_MOST)));
        return URI.create(request.getAuthorizationRequestUri());
    }

    /**
     * What this browser was sent with; it is gone afterwards.
     *
     * @throws ApiException {@code NOT_FOUND} for an unknown provider, {@code BAD_REQUEST} if it was not sent there, or is
     *     back already
     */
    Sent take(String provider, String state, String cookie) {
        ClientRegistration registration = registrations.findByRegistrationId(provider);
        Departure departure = departures.take(provider, state, cookie);
        if (departure == null) {
            throw CallbackParameters.unknown();
        }
        return new Sent(registration, departure, request(registration, departure, state));
    }

    private static OAuth2AuthorizationRequest request(
            ClientRegistration registration, Departure departure, String state) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(state)
                .attributes(attributes -> {
                    attributes.putAll(Map.of(
                            OAuth2ParameterNames.REGISTRATION_ID, registration.getRegistrationId(),
                            PkceParameterNames.CODE_VERIFIER, departure.codeVerifier()));
                    if (departure.nonce() != null) {
                        attributes.put(OidcParameterNames.NONCE, departure.nonce());
                    }
                })
                .build();
    }

    /** A departure with what belongs to it. */
    record Sent(ClientRegistration registration, Departure departure, OAuth2AuthorizationRequest request) {}
}
