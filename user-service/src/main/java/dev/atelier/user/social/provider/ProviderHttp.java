package dev.atelier.user.social.provider;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Reads JSON from providers; every call has its time limits and follows no redirect. */
final class ProviderHttp implements ResourceRetriever {

    private static final ParameterizedTypeReference<Map<String, Object>> OBJECT = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Map<String, Object>>> LIST =
            new ParameterizedTypeReference<>() {};

    private final RestClient client;

    ProviderHttp(RestClient client) {
        this.client = client;
    }

    /**
     * A public object.
     *
     * @throws RestClientException if the provider is away, refuses, or says something else
     */
    Map<String, Object> object(String uri) {
        return required(client.get()
                .uri(uri)
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .body(OBJECT));
    }

    /** An object that the owner of this access token may see. */
    Map<String, Object> object(String uri, String accessToken) {
        return required(authorized(uri, accessToken).body(OBJECT));
    }

    /** A list that the owner of this access token may see. */
    List<Map<String, Object>> list(String uri, String accessToken) {
        return required(authorized(uri, accessToken).body(LIST));
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            String text = required(client.get().uri(url.toString()).retrieve().body(String.class));
            return new Resource(text, MediaType.APPLICATION_JSON_VALUE);
        } catch (RestClientException e) {
            throw new IOException("the keys could not be read", e);
        }
    }

    private RestClient.ResponseSpec authorized(String uri, String accessToken) {
        return client.get()
                .uri(uri)
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(accessToken))
                .retrieve();
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new RestClientException("an empty answer");
        }
        return body;
    }
}
