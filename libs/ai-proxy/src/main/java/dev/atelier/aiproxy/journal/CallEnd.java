package dev.atelier.aiproxy.journal;

import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;

/**
 * How a call ended that had reached a provider.
 *
 * @param status succeeded, failed or cancelled
 * @param provider who was asked last
 * @param model what was asked for last: another model than was ordered if it answered instead
 * @param usage tokens to count; none if it failed
 * @param costMicros micro-USD; 0 if it failed
 * @param usageSource who counted
 */
public record CallEnd(
        Status status, String provider, String model, TokenUsage usage, long costMicros, UsageSource usageSource) {

    /** Failed after a provider was asked: it counts, and costs nothing. */
    public static CallEnd failed(String provider, String model) {
        return new CallEnd(Status.FAILED, provider, model, TokenUsage.NONE, 0, UsageSource.ESTIMATED);
    }
}
