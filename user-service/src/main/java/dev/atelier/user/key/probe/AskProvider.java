package dev.atelier.user.key.probe;

import dev.atelier.user.key.probe.ProbeProperties.Service;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Presents a key to its provider. Follows no redirect, since the key would go along. */
@Component
public class AskProvider {

    private static final Logger log = LoggerFactory.getLogger(AskProvider.class);
    private static final int TOO_MANY_REQUESTS = 429;

    private final ProbeProperties properties;
    private final RestClient client;

    AskProvider(ProbeProperties properties, RestClient.Builder clients, ClientHttpRequestFactoryBuilder<?> factories) {
        this.properties = properties;
        this.client = clients.requestFactory(factories.build(HttpClientSettings.defaults()
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withTimeouts(properties.connectTimeout(), properties.readTimeout())))
                .build();
    }

    /** The names of the providers that can be asked. */
    public Set<String> services() {
        return properties.services().keySet();
    }

    /** Asks whether a key works; blocks for the answer, within the limits of the settings. */
    public Answer about(String name, byte[] secret) {
        Service service = properties.services().get(name);
        if (service == null) {
            return Answer.STRANGE; // it was taken out of the settings since the key was stored
        }
        try {
            return client.get()
                    .uri(service.address())
                    .headers(headers -> present(headers, service, secret))
                    .exchange((_, response) ->
                            meaning(service, response.getStatusCode().value()));
        } catch (ResourceAccessException away) {
            log.info(
                    "{} could not be asked about a key: {}",
                    name,
                    away.getMostSpecificCause().getClass().getSimpleName());
            return Answer.AWAY;
        }
    }

    private static void present(HttpHeaders headers, Service service, byte[] secret) {
        service.headers().forEach(headers::set);
        headers.set(service.header(), service.prefix() + new String(secret, StandardCharsets.US_ASCII));
    }

    private static Answer meaning(Service service, int status) {
        if (service.refusals().contains(status)) {
            return Answer.REFUSED;
        }
        if (status == TOO_MANY_REQUESTS) {
            return Answer.BUSY;
        }
        if (status >= 500) {
            return Answer.AWAY;
        }
        return status >= 200 && status < 300 ? Answer.TAKEN : Answer.STRANGE;
    }
}
