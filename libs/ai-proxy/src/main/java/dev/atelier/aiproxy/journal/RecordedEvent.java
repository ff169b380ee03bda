package dev.atelier.aiproxy.journal;

import dev.atelier.events.UsageEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event the journal holds and Kafka does not have yet.
 *
 * @param event the event
 * @param traceparent the trace of its call (W3C); {@code null} if there was none
 */
public record RecordedEvent(UsageEvent event, @Nullable String traceparent) {}
