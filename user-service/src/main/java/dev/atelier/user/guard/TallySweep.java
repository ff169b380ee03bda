package dev.atelier.user.guard;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes forgotten tallies once in ten minutes; several instances doing so do no harm. */
@Component
class TallySweep {

    private static final Logger log = LoggerFactory.getLogger(TallySweep.class);

    private final Tallies tallies;
    private final Counting counting;

    TallySweep(Tallies tallies, Counting counting) {
        this.tallies = tallies;
        this.counting = counting;
    }

    @Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            tallies.sweep(counting.now());
        } catch (DataAccessException e) {
            log.warn("Forgotten tallies stay for now: {}", e.getClass().getSimpleName());
        }
    }
}
