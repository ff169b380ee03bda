package dev.atelier.stats;

import dev.atelier.events.Tokens;
import dev.atelier.events.UsageEvent;
import dev.atelier.events.UsageEvent.KeyOwner;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.time.Instant;
import org.bson.types.ObjectId;

/** Usage events as the studios write them. */
public final class Events {

    private Events() {}

    public static String newId() {
        return new ObjectId().toHexString();
    }

    public static UsageEvent chat(String userId, String model, Instant at, long completion, long costMicros) {
        return event(
                newId(), userId, "chat", model, Status.SUCCEEDED, new Tokens(100, 80, completion, 5), costMicros, at);
    }

    public static UsageEvent image(String userId, String model, Instant at, long costMicros) {
        return event(newId(), userId, "image", model, Status.SUCCEEDED, Tokens.NONE, costMicros, at);
    }

    public static UsageEvent failed(String userId, String model, Instant at) {
        return event(newId(), userId, "chat", model, Status.FAILED, Tokens.NONE, 0, at);
    }

    public static UsageEvent withCallId(String callId, UsageEvent event) {
        return event(
                callId,
                event.userId(),
                event.service(),
                event.model(),
                event.status(),
                event.tokens(),
                event.costMicros(),
                event.occurredAt());
    }

    private static UsageEvent event(
            String callId,
            String userId,
            String service,
            String model,
            Status status,
            Tokens tokens,
            long costMicros,
            Instant at) {
        return new UsageEvent(
                callId,
                userId,
                service,
                service + ".create",
                "openai",
                model,
                KeyOwner.PLATFORM,
                null,
                null,
                status,
                tokens,
                0,
                costMicros,
                "2026-11-01",
                UsageSource.REPORTED,
                at,
                12);
    }
}
