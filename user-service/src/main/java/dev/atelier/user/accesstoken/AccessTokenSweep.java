package dev.atelier.user.accesstoken;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets tokens deleted long ago; several instances doing so do no harm. */
@Component
class AccessTokenSweep {

    private static final Logger log = LoggerFactory.getLogger(AccessTokenSweep.class);

    private final AccessTokenStore store;
    private final AccessTokenProperties properties;
    private final Clock clock;

    AccessTokenSweep(AccessTokenStore store, AccessTokenProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        try {
            store.sweep(clock.instant().minus(properties.rememberedFor()));
        } catch (DataAccessException e) {
            log.warn("Deleted access tokens stay for now: {}", e.getClass().getSimpleName());
        }
    }
}
