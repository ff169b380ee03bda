package dev.atelier.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call used and cost: the {@code data} of the event. There is exactly one event per call that reached a
 * provider, though it may be delivered more than once: {@code callId} tells.
 *
 * @param callId id of the call, 24 lower-case hex characters
 * @param userId whose call it was, 24 lower-case hex characters
 * @param service the kind of service, one of {@link #SERVICES}
 * @param operation what was asked of the provider, e.g. {@code chat.completions}
 * @param provider who answered, e.g. {@code openai}
 * @param model id of the model in the platform's catalogue
 * @param keyOwner whose provider key paid for the call
 * @param keyId the user's provider key, {@code null} where the platform's own was used
 * @param tokenId the access token the call came with, {@code null} for a session
 * @param status how the call ended
 * @param tokens tokens used, all zero where the call failed before any
 * @param units what is counted in pieces: pictures, seconds of video; 0 where nothing is
 * @param costMicros cost in micro-USD (1 000 000 = 1 USD); 0 for a failed call
 * @param priceVersion which price list gave {@code costMicros}
 * @param usageSource who counted the tokens
 * @param occurredAt when the call ended, kept to the millisecond
 * @param latencyMs from asking the provider to its last byte, in milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageEvent(
        String callId,
        String userId,
        String service,
        String operation,
        String provider,
        String model,
        KeyOwner keyOwner,
        @Nullable String keyId,
        @Nullable String tokenId,
        Status status,
        Tokens tokens,
        long units,
        long costMicros,
        String priceVersion,
        UsageSource usageSource,
        Instant occurredAt,
        long latencyMs) {

    /** The vocabulary of {@code service}. A word more is a change of the contract: consumers learn it first. */
    public static final Set<String> SERVICES = Set.of("chat", "image", "video", "embedding");

    /** How a call ended. */
    public enum Status {
        /** The provider answered in full. */
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** The provider refused, broke off or did not answer; costs nothing. */
        @JsonProperty("failed")
        FAILED,
        /** The caller went away; what was delivered until then is counted. */
        @JsonProperty("cancelled")
        CANCELLED
    }

    /** Whose provider key paid for a call. */
    public enum KeyOwner {
        /** The platform's: the user is charged. */
        @JsonProperty("platform")
        PLATFORM,
        /** The user's own: counted, never charged. */
        @JsonProperty("user")
        USER
    }

    /** Who counted the tokens. */
    public enum UsageSource {
        /** The provider said so. */
        @JsonProperty("reported")
        REPORTED,
        /** Counted by the platform, because the provider's report did not arrive. */
        @JsonProperty("estimated")
        ESTIMATED
    }

    /**
     * Refuses what the schema refuses.
     *
     * @throws IllegalArgumentException if a field is out of its bounds
     * @throws NullPointerException if a required field is missing
     */
    public UsageEvent {
        Bounds.id("callId", required("callId", callId));
        Bounds.id("userId", required("userId", userId));
        Bounds.require(SERVICES.contains(required("service", service)), "service is not in the vocabulary");
        Bounds.name("operation", required("operation", operation));
        Bounds.name("provider", required("provider", provider));
        Bounds.name("model", required("model", model));
        required("keyOwner", keyOwner);
        if (keyId != null) {
            Bounds.id("keyId", keyId);
        }
        if (tokenId != null) {
            Bounds.id("tokenId", tokenId);
        }
        required("status", status);
        required("tokens", tokens);
        Bounds.amount("units", units);
        Bounds.amount("costMicros", costMicros);
        Bounds.require(status != Status.FAILED || costMicros == 0, "costMicros of a failed call is not 0");
        Bounds.name("priceVersion", required("priceVersion", priceVersion));
        required("usageSource", usageSource);
        Bounds.time("occurredAt", required("occurredAt", occurredAt));
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MILLIS);
        Bounds.amount("latencyMs", latencyMs);
    }

    private static <T> T required(String field, T value) {
        return Objects.requireNonNull(value, field + " is missing");
    }
}
