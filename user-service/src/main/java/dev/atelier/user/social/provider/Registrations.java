package dev.atelier.user.social.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;
import java.time.Duration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** The providers that are on. What an issuer tells of itself is believed for an hour. */
@Component
public class Registrations implements ClientRegistrationRepository {

    private static final Duration BELIEVED = Duration.ofHours(1);

    private final SocialProperties properties;
    private final RegistrationFactory factory;
    private final Cache<String, ClientRegistration> known =
            Caffeine.newBuilder().expireAfterWrite(BELIEVED).build();

    Registrations(SocialProperties properties, RegistrationFactory factory) {
        this.properties = properties;
        this.factory = factory;
    }

    /**
     * The registration at this provider; asks the issuer the first time.
     *
     * @throws ApiException {@code NOT_FOUND} if the provider is off, {@code PROVIDER_UNAVAILABLE}, {@code PROVIDER_ERROR}
     */
    @Override
    public ClientRegistration findByRegistrationId(String name) {
        SocialProperties.Provider provider = properties.providers().get(name);
        if (provider == null || !provider.isOn()) {
            throw ApiException.of(ErrorCode.NOT_FOUND);
        }
        ClientRegistration registration = known.getIfPresent(name);
        if (registration == null) {
            registration = read(name, provider);
            known.put(name, registration);
        }
        return registration;
    }

    private ClientRegistration read(String name, SocialProperties.Provider provider) {
        try {
            return factory.make(name, provider, properties.callback(name));
        } catch (RestClientException e) {
            throw ProviderFailures.translate(e);
        }
    }
}
