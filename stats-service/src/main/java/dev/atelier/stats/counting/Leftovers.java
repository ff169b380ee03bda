package dev.atelier.stats.counting;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Counts what was recorded and never counted: its consumer died and the event does not come again, because the topic was
 * recreated or its retention ran out. Normally finds nothing.
 */
@Component
class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private static final Duration EVERY = Duration.ofSeconds(30);

    /** Longer than a batch takes, so that it does not race with the consumer that is just counting. */
    private static final Duration AGE = Duration.ofSeconds(30);

    private static final int AT_ONCE = 200;

    private final RecordBook records;
    private final UsageCounter counter;
    private final Clock clock;
    private final TaskScheduler scheduler;

    Leftovers(RecordBook records, UsageCounter counter, Clock clock, TaskScheduler scheduler) {
        this.records = records;
        this.counter = counter;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        scheduler.scheduleWithFixedDelay(this::countNow, clock.instant().plus(EVERY), EVERY);
    }

    void countNow() {
        try {
            List<UsageRecord> left = records.pendingSince(clock.instant().minus(AGE), AT_ONCE);
            if (!left.isEmpty()) {
                counter.fold(left);
                LOG.warn("Counted {} calls that were recorded but left uncounted", left.size());
            }
        } catch (DataAccessException e) {
            LOG.warn(
                    "Could not look for uncounted calls, trying again in {}: {}",
                    EVERY,
                    e.getClass().getSimpleName());
        }
    }
}
