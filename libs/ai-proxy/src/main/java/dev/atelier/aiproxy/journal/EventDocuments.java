package dev.atelier.aiproxy.journal;

import dev.atelier.aiproxy.Call;
import dev.atelier.aiproxy.spi.TokenUsage;
import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/** The usage event as it lies in the journal. */
final class EventDocuments {

    private EventDocuments() {}

    static UsageEvent event(Call call, CallEnd end, Instant now) {
        return new UsageEvent(
                call.id(),
                call.userId(),
                call.service(),
                call.operation(),
                end.provider(),
                call.model().id(),
                KeyOwner.PLATFORM,
                null,
                call.spender().tokenId(),
                end.status(),
                tokens(end.usage()),
                0,
                end.costMicros(),
                call.priceVersion(),
                end.usageSource(),
                now,
                millisBetween(call.startedAt(), now));
    }

    /** The event of a call that only its entry knows any more. */
    static UsageEvent event(Document entry, CallEnd end, Instant now) {
        return new UsageEvent(
                entry.getObjectId("_id").toHexString(),
                entry.getString("userId"),
                entry.getString("service"),
                entry.getString("operation"),
                end.provider(),
                entry.getString("model"),
                KeyOwner.PLATFORM,
                null,
                entry.getString("tokenId"),
                end.status(),
                tokens(end.usage()),
                0,
                end.costMicros(),
                entry.getString("priceVersion"),
                end.usageSource(),
                now,
                millisBetween(entry.getDate("startedAt").toInstant(), now));
    }

    static Document toDocument(UsageEvent event) {
        Tokens tokens = event.tokens();
        return new Document("provider", event.provider())
                .append("keyOwner", event.keyOwner().name())
                .append("status", event.status().name())
                .append("prompt", tokens.prompt())
                .append("cached", tokens.cached())
                .append("completion", tokens.completion())
                .append("reasoning", tokens.reasoning())
                .append("units", event.units())
                .append("costMicros", event.costMicros())
                .append("usageSource", event.usageSource().name())
                .append("occurredAt", Date.from(event.occurredAt()))
                .append("latencyMs", event.latencyMs());
    }

    static RecordedEvent recorded(Document entry) {
        Document event = entry.get("event", Document.class);
        return new RecordedEvent(
                new UsageEvent(
                        entry.getObjectId("_id").toHexString(),
                        entry.getString("userId"),
                        entry.getString("service"),
                        entry.getString("operation"),
                        event.getString("provider"),
                        entry.getString("model"),
                        KeyOwner.valueOf(event.getString("keyOwner")),
                        null,
                        entry.getString("tokenId"),
                        Status.valueOf(event.getString("status")),
                        new Tokens(
                                event.getLong("prompt"),
                                event.getLong("cached"),
                                event.getLong("completion"),
                                event.getLong("reasoning")),
                        event.getLong("units"),
                        event.getLong("costMicros"),
                        entry.getString("priceVersion"),
                        UsageSource.valueOf(event.getString("usageSource")),
                        event.getDate("occurredAt").toInstant(),
                        event.getLong("latencyMs")),
                entry.getString("traceparent"));
    }

    private static Tokens tokens(TokenUsage usage) {
        return new Tokens(usage.prompt(), usage.cached(), usage.completion(), usage.reasoning());
    }

    private static long millisBetween(Instant start, Instant end) {
        return Math.max(0, Duration.between(start, end).toMillis());
    }
}
