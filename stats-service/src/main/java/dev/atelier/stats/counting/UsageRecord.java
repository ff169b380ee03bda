package dev.atelier.stats.counting;

import dev.atelier.events.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.types.ObjectId;
import org.springframework.data.annotation.Id;

/**
 * What is kept of a call: enough to count it again from here.
 *
 * @param date the UTC day the call ended on, {@code yyyy-MM-dd}
 */
record UsageRecord(
        @Id ObjectId callId, ObjectId userId, String service, String model, String date, long tokens, long costMicros) {

    static final String COLLECTION = "usage_records";

    static UsageRecord of(UsageEvent event) {
        return new UsageRecord(
                new ObjectId(event.callId()),
                new ObjectId(event.userId()),
                event.service(),
                event.model(),
                dayOf(event.occurredAt()).toString(),
                event.tokens().total(),
                event.costMicros());
    }

    /** Id of the day's document. Only the model may hold a bar, and what stands around it has a fixed form. */
    String dayId() {
        return userId + "|" + service + "|" + model + "|" + date;
    }

    LocalDate day() {
        return LocalDate.parse(date);
    }

    private static LocalDate dayOf(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
