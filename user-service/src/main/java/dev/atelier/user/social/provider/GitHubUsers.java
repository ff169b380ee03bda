package dev.atelier.user.social.provider;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * What GitHub says about somebody, in the words of OpenID Connect. The address in {@code /user} is the one shown in public
 * and never counts; {@code /user/emails} says which ones are verified.
 */
final class GitHubUsers implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private final ProviderHttp http;

    GitHubUsers(ProviderHttp http) {
        this.http = http;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        String api = request.getClientRegistration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
        String token = request.getAccessToken().getTokenValue();
        var claims = new HashMap<>(http.object(api + "/user", token));
        Object login = claims.get("login");
        if (claims.get("id") == null || login == null) {
            throw new OAuth2AuthenticationException("invalid_user_info_response");
        }
        claims.put("preferred_username", login);
        claims.remove("email");
        http.list(api + "/user/emails", token).stream().max(best()).ifPresent(best -> {
            claims.put("email", best.get("email"));
            claims.put("email_verified", best.get("verified"));
        });
        return new DefaultOAuth2User(List.of(), claims, "id");
    }

    /** A verified one, if possible the primary one. */
    private static Comparator<Map<String, Object>> best() {
        return Comparator.<Map<String, Object>, Boolean>comparing(email -> Boolean.TRUE.equals(email.get("verified")))
                .thenComparing(email -> Boolean.TRUE.equals(email.get("primary")));
    }
}
