package dev.atelier.stats.counting;

import dev.atelier.events.UsageEvent;
import dev.atelier.intake.CountEvents;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.types.ObjectId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Counts calls, each once; the package's description says how and why that holds. */
@Component
public class UsageCounter implements CountEvents {

    /** A day is contended only while a partition changes hands; whoever loses this often lets the event come again. */
    private static final int MAX_ROUNDS = 20;

    private final RecordBook records;
    private final DayBook days;

    UsageCounter(RecordBook records, DayBook days) {
        this.records = records;
        this.days = days;
    }

    /** Makes the indexes that counting and queries need; harmless to repeat. */
    @Override
    public void prepare() {
        records.ensureIndexes();
        days.ensureIndexes();
    }

    /**
     * Counts the calls of these events. When it returns they are all counted; when it throws some may be, and counting
     * the same events again completes them.
     *
     * @throws org.springframework.dao.DataAccessException if the store is away or another counter keeps winning
     */
    @Override
    public void count(List<UsageEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        Collection<UsageRecord> calls = events.stream()
                .map(UsageRecord::of)
                .collect(Collectors.toMap(UsageRecord::callId, call -> call, (first, _) -> first))
                .values();
        records.record(calls);
        fold(calls);
    }

    /** Adds those of the recorded calls that are not counted yet. */
    void fold(Collection<UsageRecord> calls) {
        Collection<UsageRecord> open = calls;
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == MAX_ROUNDS) {
                throw new OptimisticLockingFailureException("Another counter keeps changing the same days");
            }
            open = foldOnce(open);
        }
    }

    /** One round over the days of these calls. What it returns needs another. */
    private Collection<UsageRecord> foldOnce(Collection<UsageRecord> calls) {
        Map<String, DayState> states = days.open(calls);
        Set<ObjectId> inFlight =
                states.values().stream().flatMap(day -> day.inFlight().stream()).collect(Collectors.toSet());
        List<UsageRecord> pending = records.pending(union(calls, inFlight));
        markAdded(pending, inFlight);
        List<UsageRecord> fresh = pending.stream()
                .filter(call -> !inFlight.contains(call.callId()))
                .toList();
        return add(fresh, states) ? List.of() : fresh;
    }

    private boolean add(List<UsageRecord> fresh, Map<String, DayState> states) {
        List<Addition> additions = new ArrayList<>();
        fresh.stream().collect(Collectors.groupingBy(UsageRecord::dayId)).forEach((dayId, calls) -> {
            DayState day = states.get(dayId);
            if (day != null) {
                additions.add(new Addition(day, calls));
            }
        });
        if (additions.isEmpty()) {
            return fresh.isEmpty();
        }
        boolean allAdded = days.add(additions);
        int foreign = fresh.size()
                - additions.stream()
                        .mapToInt(addition -> addition.calls().size())
                        .sum();
        if (!allAdded || foreign > 0) {
            return false;
        }
        records.mark(fresh.stream().map(UsageRecord::callId).toList());
        return true;
    }

    private void markAdded(List<UsageRecord> pending, Set<ObjectId> inFlight) {
        List<ObjectId> added = pending.stream()
                .map(UsageRecord::callId)
                .filter(inFlight::contains)
                .toList();
        if (!added.isEmpty()) {
            records.mark(added);
        }
    }

    private static Set<ObjectId> union(Collection<UsageRecord> calls, Set<ObjectId> inFlight) {
        Set<ObjectId> all = new HashSet<>(inFlight);
        calls.forEach(call -> all.add(call.callId()));
        return all;
    }
}
