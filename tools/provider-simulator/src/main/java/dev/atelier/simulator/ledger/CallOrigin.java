package dev.atelier.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call the moment it arrives.
 *
 * @param id the id the client gets to see, in the answer's body where the provider has one there, else in a header
 * @param apiKeyTail the last four characters of the key, empty without one
 */
public record CallOrigin(
        String id,
        String provider,
        String operation,
        Instant at,
        String apiKeyTail,
        @Nullable String traceparent) {}
