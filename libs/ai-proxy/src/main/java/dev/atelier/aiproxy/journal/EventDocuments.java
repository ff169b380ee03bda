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
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The usage event as it lies in the journal. */
final class EventDocuments {

    /** In an entry: the user's own keys its call goes on, if it does. */
    static final String OWN_KEYS = "ownKeys";

    private EventDocuments() {}

    /** Which keys those are; nothing secret. */
    static List<Document> ownKeys(Call call) {
        return call.keys().byProvider().entrySet().stream()
                .map(key -> new Document("provider", key.getKey())
                        .append("keyId", key.getValue().id()))
                .toList();
    }

    static UsageEvent event(Call call, CallEnd end, Instant now) {
        return new UsageEvent(
                call.id(),
                call.userId(),
                call.service(),
                call.operation(),
                end.provider(),
                end.model(),
                call.isOnOwnKeys() ? KeyOwner.USER : KeyOwner.PLATFORM,
                call.keys().idFor(end.provider()),
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
                end.model(),
                entry.containsKey(OWN_KEYS) ? KeyOwner.USER : KeyOwner.PLATFORM,
                keyId(entry, end.provider()),
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
        Document document = new Document("provider", event.provider())
                .append("model", event.model())
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
        if (event.keyId() != null) {
            document.append("keyId", event.keyId());
        }
        return document;
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
                        event.get("model", entry.getString("model")),
                        KeyOwner.valueOf(event.getString("keyOwner")),
                        event.getString("keyId"),
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

    private static @Nullable String keyId(Document entry, String provider) {
        return entry.getList(OWN_KEYS, Document.class, List.of()).stream()
                .filter(key -> provider.equals(key.getString("provider")))
                .map(key -> key.getString("keyId"))
                .findFirst()
                .orElse(null);
    }

    private static Tokens tokens(TokenUsage usage) {
        return new Tokens(usage.prompt(), usage.cached(), usage.completion(), usage.reasoning());
    }

    private static long millisBetween(Instant start, Instant end) {
        return Math.max(0, Duration.between(start, end).toMillis());
    }
}
