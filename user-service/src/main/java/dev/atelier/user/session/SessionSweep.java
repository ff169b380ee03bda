package dev.atelier.user.session;

import dev.atelier.platform.sweep.Sweep;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes sessions that expired more than a day ago. */
@Component
class SessionSweep implements Sweep {

    private final Sessions sessions;
    private final Clock clock;

    SessionSweep(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void sweep() {
        sessions.sweep(clock.instant());
    }
}
