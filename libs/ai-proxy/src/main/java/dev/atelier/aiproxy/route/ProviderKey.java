package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.Credential;

/**
 * A key a provider can be asked with.
 *
 * @param credential the key itself
 * @param weight its share of the calls beside the provider's other keys
 * @param guard what stands between the calls and the key
 */
public record ProviderKey(Credential credential, int weight, KeyGuard guard) {}
