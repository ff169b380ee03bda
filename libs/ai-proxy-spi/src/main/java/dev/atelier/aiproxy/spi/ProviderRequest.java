package dev.atelier.aiproxy.spi;

import java.net.URI;
import java.util.Map;

/**
 * What an adapter sends.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}
 * @param uri absolute address at the provider
 * @param headers names and values, credentials included
 * @param body the body; empty for none
 * @param cancellation ends the exchange from outside, even while its body is being read
 */
public record ProviderRequest(
        String method, URI uri, Map<String, String> headers, byte[] body, Cancellation cancellation) {

    /** Method and host only: addresses and headers may hold secrets. */
    @Override
    public String toString() {
        return method + " " + uri.getHost();
    }
}
