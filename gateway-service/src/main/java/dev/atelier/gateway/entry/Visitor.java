package dev.atelier.gateway.entry;

import dev.atelier.platform.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a request before it is let in.
 *
 * @param api the route it takes; {@code null} if it may not
 * @param userId who sends it; {@code null} on an open call
 * @param refusal why it may not go on; {@code null} if it may
 */
record Visitor(
        @Nullable String api,
        @Nullable String userId,
        @Nullable ApiException refusal) {}
