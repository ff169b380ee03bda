package dev.atelier.aiproxy.chat;

import dev.atelier.aiproxy.journal.CallEnd;
import dev.atelier.aiproxy.pipeline.Pipeline;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of an order.
 *
 * @param callId the call's id
 * @param provider who answered
 * @param model the platform's name of the model that answered
 * @param content the text; what was delivered of it if the call was cancelled
 * @param finishReason {@code stop}, {@code length}, … or {@code cancelled}
 * @param usage tokens
 * @param costMicros micro-USD
 * @param usageSource who counted
 * @param cancelled whether the client went away before the end
 * @param body the whole canonical answer; {@code null} if it was streamed or cancelled
 */
public record ChatResult(
        String callId,
        String provider,
        String model,
        String content,
        String finishReason,
        TokenUsage usage,
        long costMicros,
        UsageSource usageSource,
        boolean cancelled,
        @Nullable ObjectNode body)
        implements Pipeline.Result {

    @Override
    public CallEnd end() {
        return new CallEnd(
                cancelled ? Status.CANCELLED : Status.SUCCEEDED, provider, model, usage, costMicros, usageSource);
    }
}
