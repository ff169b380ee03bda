package dev.atelier.aiproxy.spi;

import java.net.URI;
import java.util.Map;

/**
 * A provider's settings, as the catalogue has them.
 *
 * @param name the provider's name in the catalogue, such as {@code openai}
 * @param baseUrl where its API begins, as the official SDKs take it (OpenAI's ends in {@code /v1}), no trailing slash
 * @param options settings only this adapter knows, such as {@code organization}; empty if none
 */
public record ProviderConfig(String name, URI baseUrl, Map<String, String> options) {

    public ProviderConfig {
        options = Map.copyOf(options);
        String url = baseUrl.toString();
        if (url.endsWith("/")) {
            baseUrl = URI.create(url.substring(0, url.length() - 1));
        }
    }

    /** The address of {@code path} below the base URL. */
    public URI resolve(String path) {
        return URI.create(baseUrl + path);
    }
}
