package dev.atelier.user.session;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes sessions that expired more than a day ago; several instances doing so do no harm. */
@Component
class SessionSweep {

    private static final Logger log = LoggerFactory.getLogger(SessionSweep.class);

    private final Sessions sessions;
    private final Clock clock;

    SessionSweep(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            sessions.sweep(clock.instant());
        } catch (DataAccessException e) {
            log.warn("Expired sessions stay for now: {}", e.getClass().getSimpleName());
        }
    }
}
