package dev.atelier.user.social.provider;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What an issuer says about somebody: the ID token, and its user info where the ID token names no e-mail address. */
final class OidcUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final ProviderHttp http;

    OidcUsers(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        String userInfo = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        if (token.getEmail() != null || userInfo == null) {
            return new DefaultOidcUser(List.of(), token);
        }
        Map<String, Object> claims =
                http.object(userInfo, request.getAccessToken().getTokenValue());
        if (!Objects.equals(token.getSubject(), claims.get("sub"))) {
            throw new OAuth2AuthenticationException("invalid_user_info_response");
        }
        return new DefaultOidcUser(List.of(), token, new OidcUserInfo(claims));
    }
}
