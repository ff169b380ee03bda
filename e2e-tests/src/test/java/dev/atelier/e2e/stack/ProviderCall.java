package dev.atelier.e2e.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the simulator's ledger.
 *
 * @param outcome running, completed, cancelled, failed or refused
 * @param served whether a provider would bill it
 */
public record ProviderCall(
        String outcome,
        boolean served,
        long tokens,
        long promptTokens,
        long completionTokens,
        Instant at,
        @Nullable Instant endedAt) {

    static ProviderCall of(JsonNode entry) {
        String ended = entry.path("endedAt").asString("");
        return new ProviderCall(
                entry.path("outcome").asString(),
                entry.path("served").asBoolean(),
                entry.path("tokens").asLong(),
                entry.path("promptTokens").asLong(),
                entry.path("completionTokens").asLong(),
                Instant.parse(entry.path("at").asString()),
                ended.isEmpty() ? null : Instant.parse(ended));
    }
}
