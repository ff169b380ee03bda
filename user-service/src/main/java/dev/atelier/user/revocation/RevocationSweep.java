package dev.atelier.user.revocation;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes expired revocations once a minute; several instances doing so do no harm. */
@Component
class RevocationSweep {

    private static final Logger log = LoggerFactory.getLogger(RevocationSweep.class);

    private final RevocationStore store;

    RevocationSweep(RevocationStore store) {
        this.store = store;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            store.sweep();
        } catch (DataAccessException e) {
            log.warn("Expired revocations stay for now: {}", e.getClass().getSimpleName());
        }
    }
}
