package dev.atelier.user.session;

import dev.atelier.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Whether somebody has proven just now who they are, so that they need not do so again. */
@Service
public class RecentSignIn {

    /** How long ago that may be. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final Clock clock;

    RecentSignIn(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether the caller's session was opened lately; refreshing it does not count. */
    public boolean isOf(Caller caller) {
        Session session = sessions.find(caller.sessionId());
        return session != null && session.createdAt().plus(LONGEST).isAfter(clock.instant());
    }
}
