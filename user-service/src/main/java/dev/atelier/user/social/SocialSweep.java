package dev.atelier.user.social;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes expired departures and codes once in ten minutes; several instances doing so do no harm. */
@Component
class SocialSweep {

    private static final Logger log = LoggerFactory.getLogger(SocialSweep.class);

    private final Departures departures;
    private final OneTimeCodes codes;

    SocialSweep(Departures departures, OneTimeCodes codes) {
        this.departures = departures;
        this.codes = codes;
    }

    @Scheduled(initialDelay = 3, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            departures.sweep();
            codes.sweep();
        } catch (DataAccessException e) {
            log.warn(
                    "Expired departures and codes stay for now: {}",
                    e.getClass().getSimpleName());
        }
    }
}
