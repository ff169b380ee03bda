package dev.atelier.stats.counting;

import java.util.List;
import org.bson.types.ObjectId;

/** New calls of one day, and the state of that day which they were found new against. */
record Addition(DayState day, List<UsageRecord> calls) {

    List<ObjectId> callIds() {
        return calls.stream().map(UsageRecord::callId).toList();
    }

    long tokens() {
        return calls.stream().mapToLong(UsageRecord::tokens).sum();
    }

    long costMicros() {
        return calls.stream().mapToLong(UsageRecord::costMicros).sum();
    }
}
