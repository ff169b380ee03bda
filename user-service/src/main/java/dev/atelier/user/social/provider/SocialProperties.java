package dev.atelier.user.social.provider;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Signing in with other providers.
 *
 * @param publicUrl address of the gateway as browsers know it; providers send them back there
 * @param redirectUris addresses of front ends that may get a one-time code, compared character by character
 * @param providers by the name that stands in the path; one without client id or secret is off
 * @param connectTimeout longest wait for a connection to a provider
 * @param readTimeout longest wait for its answer
 */
@Validated
@ConfigurationProperties("atelier.accounts.social")
public record SocialProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue({}) List<String> redirectUris,
        @DefaultValue Map<String, Provider> providers,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout) {

    /** Where this provider sends browsers back to. */
    String callback(String provider) {
        return publicUrl + "/api/auth/oauth2/" + provider + "/callback";
    }

    /** Whether browsers reach the gateway by https. */
    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    /**
     * One provider. With an issuer it speaks OpenID Connect and tells its addresses itself; without one it speaks GitHub's
     * dialect of OAuth 2.0 at the addresses given here.
     *
     * @param clientId given by the provider; empty: off
     * @param clientSecret given by the provider; empty: off
     * @param issuer OpenID Connect issuer
     * @param authorizationUri where browsers are sent
     * @param tokenUri where a code is exchanged
     * @param apiUrl where {@code /user} and {@code /user/emails} are
     */
    public record Provider(
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String issuer,
            @Nullable URI authorizationUri,
            @Nullable URI tokenUri,
            @Nullable URI apiUrl) {

        boolean isOn() {
            boolean addressed = !issuer.isBlank() || authorizationUri != null && tokenUri != null && apiUrl != null;
            return !clientId.isBlank() && !clientSecret.isBlank() && addressed;
        }

        /** Never the secret. */
        @Override
        public String toString() {
            return "Provider[" + clientId + "]";
        }
    }
}
