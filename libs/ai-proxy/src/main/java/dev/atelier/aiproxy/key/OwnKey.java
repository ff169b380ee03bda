package dev.atelier.aiproxy.key;

import dev.atelier.aiproxy.spi.Credential;

/**
 * A user's own key at a provider.
 *
 * @param id its id in user-service, 24 hex characters
 * @param credential the key itself
 */
public record OwnKey(String id, Credential credential) {}
