package dev.atelier.chat.message;

import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;

/**
 * What the call behind an answer is counted as, beside its {@link Usage}: enough to close the call in the journal should
 * nobody be left who knows.
 *
 * @param callId the call
 * @param status succeeded, or cancelled
 * @param provider who answered
 * @param cachedTokens those of the prompt the provider had cached
 * @param reasoningTokens those of the answer spent on thinking
 * @param usageSource who counted
 */
public record Accounting(
        String callId,
        Status status,
        String provider,
        long cachedTokens,
        long reasoningTokens,
        UsageSource usageSource) {}
