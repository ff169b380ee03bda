package dev.atelier.user.social.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * Who somebody is at a provider.
 *
 * @param provider the issuer; the configured name where there is none. The configured name alone would let another issuer's
 *     subjects into the accounts of the one before
 * @param subject never changes and is never given to somebody else
 * @param email address, if the provider names one
 * @param emailVerified whether the provider says it has seen that the address is this person's
 * @param username what they are called there
 */
public record ProviderIdentity(
        String provider,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName) {

    static ProviderIdentity of(ClientRegistration registration, OAuth2User user) {
        String issuer = registration.getProviderDetails().getIssuerUri();
        return new ProviderIdentity(
                issuer == null ? registration.getRegistrationId() : issuer,
                user.getName(),
                text(user, "email"),
                "true".equals(text(user, "email_verified")),
                text(user, "preferred_username"),
                text(user, "given_name"),
                text(user, "family_name"));
    }

    private static @Nullable String text(OAuth2User user, String claim) {
        Object value = user.getAttributes().get(claim);
        return value == null ? null : value.toString();
    }

    /** Not the address. */
    @Override
    public String toString() {
        return "ProviderIdentity[" + provider + "]";
    }
}
