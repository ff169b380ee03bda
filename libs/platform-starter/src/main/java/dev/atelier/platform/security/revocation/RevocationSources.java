package dev.atelier.platform.security.revocation;

/**
 * Where revocations come from.
 *
 * @param subscription Redis, at once
 * @param copy Redis, those of before
 * @param snapshot user-service, the truth
 */
record RevocationSources(RevocationSubscription subscription, RedisRevocations copy, RevocationSnapshot snapshot) {}
