package dev.atelier.aiproxy.key;

/**
 * A user who has a key for a provider.
 *
 * @param userId 24 hex characters
 * @param service the provider's name
 */
record Owner(String userId, String service) {}
