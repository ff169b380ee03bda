package dev.atelier.user.social.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Makes a registration out of what is configured and, with OpenID Connect, what the issuer's discovery document says. */
@Component
class RegistrationFactory {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String BASIC = "client_secret_basic";

    private final ProviderHttp http;

    RegistrationFactory(ProviderHttp http) {
        this.http = http;
    }

    /**
     * The registration.
     *
     * @throws RestClientException if the issuer is away or says something else than it must
     */
    ClientRegistration make(String name, SocialProperties.Provider provider, String callback) {
        ClientRegistration.Builder builder = ClientRegistration.withRegistrationId(name)
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(callback);
        return provider.issuer().isBlank() ? gitHub(builder, provider) : openId(builder, provider.issuer());
    }

    private static ClientRegistration gitHub(ClientRegistration.Builder builder, SocialProperties.Provider provider) {
        return builder.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationUri(String.valueOf(provider.authorizationUri()))
                .tokenUri(String.valueOf(provider.tokenUri()))
                .userInfoUri(String.valueOf(provider.apiUrl()))
                .userNameAttributeName("id")
                .scope("read:user", "user:email")
                .build();
    }

    private ClientRegistration openId(ClientRegistration.Builder builder, String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> document = http.object(base + DISCOVERY);
        if (!issuer.equals(document.get("issuer"))) {
            throw new RestClientException("the discovery document is another issuer's");
        }
        Object userInfo = document.get("userinfo_endpoint");
        return builder.clientAuthenticationMethod(method(document.get("token_endpoint_auth_methods_supported")))
                .issuerUri(issuer)
                .authorizationUri(required(document, "authorization_endpoint"))
                .tokenUri(required(document, "token_endpoint"))
                .jwkSetUri(required(document, "jwks_uri"))
                .userInfoUri(userInfo == null ? null : userInfo.toString())
                .userNameAttributeName("sub")
                .scope("openid", "email", "profile")
                .build();
    }

    /** OpenID Connect Discovery 1.0: without a list it is Basic. */
    private static ClientAuthenticationMethod method(@Nullable Object supported) {
        return supported instanceof List<?> methods && !methods.contains(BASIC)
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    private static String required(Map<String, Object> document, String member) {
        Object value = document.get(member);
        if (value == null) {
            throw new RestClientException("the discovery document has no " + member);
        }
        return value.toString();
    }
}
