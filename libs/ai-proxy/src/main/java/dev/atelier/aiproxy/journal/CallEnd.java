package dev.atelier.aiproxy.journal;

import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;

/**
 * How a call ended that had reached a provider.
 *
 * @param status succeeded, failed or cancelled
 * @param provider who was asked last
 * @param usage tokens to count; none if it failed
 * @param costMicros micro-USD; 0 if it failed
 * @param usageSource who counted
 */
public record CallEnd(Status status, String provider, TokenUsage usage, long costMicros, UsageSource usageSource) {

    /** Failed after a provider was asked: it counts, and costs nothing. */
    public static CallEnd failed(String provider) {
        return new CallEnd(Status.FAILED, provider, TokenUsage.NONE, 0, UsageSource.ESTIMATED);
    }
}
